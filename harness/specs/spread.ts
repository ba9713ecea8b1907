import type { SourcePath } from '../../input/index.ts';
import type { Topology } from '../../topology/index.ts';
import { serversOfHop } from './hops.ts';
import type { SpreadExpectation } from './schema.ts';
import type { CaseProblem } from './shape.ts';

/** How often a spread that is even by chance may fail at most. */
const tolerated = 1e-6;
const mostUsers = 200;

/** The servers that users are to be spread over, each once. */
export function serversOfSpread({ over }: SpreadExpectation, topology: Topology): string[] {
  return [...new Set([over].flat().flatMap((hop) => serversOfHop(topology, hop)))];
}

/** How many of the users each server has to serve: somebody, and a share of what would be even. */
export function leastUsers(users: number, servers: number, leastShare = 0.25): number {
  return Math.max(1, Math.ceil((leastShare * users) / Math.max(1, servers)));
}

/**
 * An upper bound of how probable it is that a choice by a uniform hash leaves some server below `least` of the users: the
 * lower tail of the binomial distribution, for every server (Boole's inequality).
 */
export function falseAlarm(users: number, servers: number, least: number): number {
  const share = 1 / servers;
  let term = (1 - share) ** users;
  let tail = 0;
  for (let count = 0; count < least; count += 1) {
    tail += term;
    term *= ((users - count) / (count + 1)) * (share / (1 - share));
  }
  return servers === 1 ? 0 : servers * tail;
}

/** That so few users may well be spread otherwise by chance alone. */
export function spreadProblems(
  spread: SpreadExpectation,
  users: number,
  topology: Topology,
  path: SourcePath,
): CaseProblem[] {
  const servers = serversOfSpread(spread, topology).length;
  const isEnough = (count: number) =>
    falseAlarm(count, servers, leastUsers(count, servers, spread.leastShare)) < tolerated;
  if (servers === 0 || isEnough(users)) return [];
  const more = Array.from({ length: mostUsers - users }, (_, at) => users + at + 1);
  const enough = more.find(isEnough);
  const advice =
    enough === undefined ? 'expected a smaller "leastShare"' : `expected, for example, "users: ${enough}"`;
  return [
    {
      path,
      message: `${users} users over ${servers} servers are too few to tell a choice from chance: ${advice}`,
    },
  ];
}
