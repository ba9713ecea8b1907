import { formatDuration } from '../../input/index.ts';
import type { Topology } from '../../topology/index.ts';
import type { Case } from '../specs/case.ts';
import { hopOfPool, serversNamed, serversOfHop, serversOfHost } from '../specs/hops.ts';
import { nobodyIn } from '../specs/nobody.ts';
import type { Expectation, Step } from '../specs/schema.ts';
import { hopsIn, type Way, waysIn } from '../specs/ways.ts';
import { faultName } from './fault-plan.ts';
import { settingsIn } from './settings.ts';

/** How a step is called in results. */
export function stepName(step: Step): string {
  const done = step.do ?? (step.send && `${step.send.method} ${step.send.url}`);
  const act = done !== undefined && step.client !== undefined ? `${step.client}: ${done}` : done;
  const parts = [
    ...settingsIn(step.with?.topology ?? {}),
    ...(step.fault === undefined ? [] : [[step.fault].flat().map(faultName).join(', ')]),
    ...(step.stop === undefined ? [] : [`stop ${step.stop}`]),
    ...(step.crash === undefined ? [] : [`crash ${step.crash}`]),
    ...(act === undefined ? [] : [act]),
    ...(step.advance === undefined ? [] : [`advance ${formatDuration(step.advance)}`]),
  ];
  return parts.join(', ');
}

/** The servers that hops name, each once. */
export function serversToStop(topology: Topology, hops: string | string[] | undefined): string[] {
  return [...new Set([hops ?? []].flat().flatMap((hop) => serversNamed(topology, hop)))];
}

/** Every server that may see a byte of a case: those its expectations name, and those that its hosts lead to. */
export function admittedServers(it: Case, topology: Topology): Set<string> {
  const hops = it.steps.flatMap(({ expect, finally: after }) =>
    [expect, after].flatMap((one) => [
      ...(one?.path === undefined ? [] : hopsIn(one.path).map(({ hop }) => hop)),
      ...(one?.author === undefined ? [] : [one.author]),
    ]),
  );
  const hosts = it.steps.flatMap(({ connect, send }) => [
    connect ?? it.connect,
    ...(send !== undefined && URL.canParse(send.url) ? [new URL(send.url).hostname] : []),
  ]);
  return new Set([
    ...hops.flatMap((hop) => serversOfHop(topology, hop)),
    ...hosts.flatMap((host) => serversOfHost(topology, host)),
  ]);
}

/** The servers whose journals a case is judged by: those that it admits, and those of which it says what they see. */
export function judgedServers(
  { steps }: Case,
  admits: ReadonlySet<string>,
  organisations: readonly Topology[],
): ReadonlySet<string> {
  const hops = steps.flatMap(({ expect, finally: after }) =>
    [expect?.seen ?? [], after?.seen ?? []].flat(2).map(({ server }) => server),
  );
  return new Set([
    ...admits,
    ...hops.flatMap((hop) => organisations.flatMap((topology) => serversNamed(topology, hop))),
  ]);
}

/** The ways that an expectation allows; by default just the servers that the client itself connected to. */
export function expectedWays(
  expectation: Expectation | undefined,
  firstHops: readonly string[],
  it: { topology: Topology; connect: string },
): Way[] {
  if (expectation?.path !== undefined) return waysIn(expectation.path).map(({ way }) => way);
  const isNobodyToAnswer = expectation !== undefined && nobodyIn(expectation) !== undefined;
  const named = serversOfHost(it.topology, it.connect);
  const way = firstHops.length > 0 || isNobodyToAnswer ? firstHops : named.slice(0, 1);
  // Who names one server wants that one; whichever of a pool the client came to, another one would do.
  return [way.map((hop) => (named.length === 1 && named[0] === hop ? hop : hopOfPool(it.topology, hop)))];
}
