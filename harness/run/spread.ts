import type { Topology } from '../../topology/index.ts';
import { type Difference, difference } from '../drivers/difference.ts';
import type { SpreadExpectation } from '../specs/schema.ts';
import { leastUsers, serversOfSpread } from '../specs/spread.ts';

/** The servers that served a user, in a step and since his case began. */
export interface Served {
  user: string;
  now: ReadonlySet<string>;
  ever: ReadonlySet<string>;
}

/** Users who are named when they went to several servers. */
const named = 3;

/** How the users of a case were spread otherwise than expected: too few at a server, or moved from one to another. Pure. */
export function spreadDifferences(
  expected: SpreadExpectation | undefined,
  users: readonly Served[],
  topology: Topology,
): Difference[] {
  if (expected === undefined) return [];
  const servers = serversOfSpread(expected, topology);
  return [
    ...shareDifferences(servers, users, leastUsers(users.length, servers.length, expected.leastShare)),
    ...movedDifferences(servers, users),
  ];
}

function shareDifferences(servers: readonly string[], users: readonly Served[], least: number): Difference[] {
  const counts = servers.map((server) => users.filter(({ now }) => now.has(server)).length);
  const unserved = users.filter(({ now }) => !servers.some((server) => now.has(server))).length;
  if (unserved === 0 && counts.every((count) => count >= least)) return [];
  const shown = servers.map((server, at) => `${counts[at]} by ${server}`);
  return [
    difference(
      'spread',
      `${users.length} users served by ${servers.join(', ')}, at least ${least} by each`,
      [...shown, ...(unserved === 0 ? [] : [`${unserved} by none of them`])].join(', '),
    ),
  ];
}

function movedDifferences(servers: readonly string[], users: readonly Served[]): Difference[] {
  const moved = users
    .map(({ user, ever }) => ({ user, by: servers.filter((server) => ever.has(server)) }))
    .filter(({ by }) => by.length > 1);
  if (moved.length === 0) return [];
  const shown = moved.slice(0, named).map(({ user, by }) => `${user} by ${by.join(' and ')}`);
  const more = moved.length > named ? ' …' : '';
  return [
    difference(
      'spread',
      `each user served by one of ${servers.join(', ')} from the first step on`,
      `${moved.length} of ${users.length} users served by several: ${shown.join(', ')}${more}`,
    ),
  ];
}
