import type { Topology } from '../../topology/index.ts';
import type { Case } from './case.ts';

type Changing = Pick<Case, 'environment' | 'with' | 'steps'>;

/** The organisation of a case when it begins, or once so many of its steps have begun. */
export function organisationOf(it: Changing, begun = 0): Topology {
  return it.environment.patched(...patchesUntil(it, begun));
}

/** The patches that hold then, in order. */
export function patchesUntil(
  { with: initial, steps }: Omit<Changing, 'environment'>,
  begun: number,
): Record<string, unknown>[] {
  return [initial, ...steps.slice(0, begun).map((step) => step.with)].flatMap((one) =>
    one?.topology === undefined ? [] : [one.topology],
  );
}

/** Every organisation that a case runs in, from its first to its last. */
export function organisationsOf(it: Changing): Topology[] {
  const changing = it.steps.flatMap((step, index) => (step.with === undefined ? [] : [index + 1]));
  return [0, ...changing].map((begun) => organisationOf(it, begun));
}

/**
 * The organisations that cases begin in and in which hosts have names of their own: those of the environments, and those
 * that a case's `with` gives other names. A step changes none.
 */
export function organisationsByName(cases: readonly Changing[]): Set<Topology> {
  const renamed = cases.filter(
    ({ with: initial }) => initial?.topology !== undefined && hasNames(initial.topology),
  );
  return new Set([
    ...cases.map(({ environment }) => environment.topology),
    ...renamed.map((it) => organisationOf(it)),
  ]);
}

function hasNames({ namespaces, servers }: Record<string, unknown>): boolean {
  const patches = Object.values(servers ?? {}) as unknown[];
  return (
    namespaces !== undefined ||
    patches.some((patch) => typeof patch === 'object' && patch !== null && 'fqdn' in patch)
  );
}
