import type { Topology } from '../../topology/index.ts';
import type { Case, Environment } from './case.ts';
import { organisationOf, patchesUntil } from './organisations.ts';

/** Cases as data alone: what can be posted to another thread, which then reads and checks nothing again. */
export interface PlainCases {
  cases: (Omit<Case, 'environment'> & { environment: number })[];
  /** In the places that cases name. */
  environments: { name: string; topology: Topology; patches: Map<string, Topology> }[];
}

/** The data of cases with the organisations that their patches make. Pure. */
export function plainCases(cases: readonly Case[]): PlainCases {
  const environments = [...new Set(cases.map(({ environment }) => environment))];
  const patches = environments.map(() => new Map<string, Topology>());
  return {
    cases: cases.map((it) => {
      const environment = environments.indexOf(it.environment);
      for (let begun = 0; begun <= it.steps.length; begun += 1) {
        patches[environment]?.set(keyOf(patchesUntil(it, begun)), organisationOf(it, begun));
      }
      return { ...it, environment };
    }),
    environments: environments.map(({ name, topology }, index) => ({
      name,
      topology,
      patches: patches[index] ?? new Map(),
    })),
  };
}

/** The cases again, in the same order; their environments know the patches of these cases only. Pure. */
export function casesFrom(plain: PlainCases): Case[] {
  const environments = plain.environments.map(
    ({ name, topology, patches }): Environment => ({
      name,
      topology,
      patched(...wanted) {
        const patched = patches.get(keyOf(wanted));
        if (patched === undefined) throw new TypeError(`expected the patch of a case of ${name}`);
        return patched;
      },
    }),
  );
  return plain.cases.flatMap((it) => {
    const environment = environments[it.environment];
    return environment === undefined ? [] : [{ ...it, environment }];
  });
}

const keyOf = (patches: readonly Record<string, unknown>[]) => JSON.stringify(patches);
