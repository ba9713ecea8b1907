import { resolve } from 'node:path';
import swcJest from '@swc/jest';
import { mutated, type SourceMutant } from './mutant.ts';

type Swc = ReturnType<typeof swcJest.createTransformer>;
type Compile = NonNullable<Swc['process']>;
type CacheKey = NonNullable<Swc['getCacheKey']>;

/** What a Jest project gives its transformer: the compiler's own options, and one mutant or none. */
export interface MutationTransform {
  swc: Parameters<typeof swcJest.createTransformer>[0];
  mutant: SourceMutant | null;
}

/** Jest's usual transformer, which finds one mistake in one file. The working tree stays as it is. */
export function createTransformer({ swc, mutant }: MutationTransform): {
  process: Compile;
  getCacheKey: CacheKey;
} {
  const { process: compile, getCacheKey: cacheKey } = swcJest.createTransformer(swc);
  if (compile === undefined || cacheKey === undefined)
    throw new Error('@swc/jest compiles and caches no more');
  const changed = mutant && resolve(mutant.file);
  const sourceOf = (source: string, path: string) =>
    mutant !== null && path === changed ? mutated(source, mutant) : source;
  return {
    process: (source, path, options) => compile(sourceOf(source, path), path, options),
    // Only the text tells one project's modules from another's: what they have in common is compiled once.
    getCacheKey: (source, path, options) =>
      cacheKey(sourceOf(source, path), path, { ...options, configString: '' }),
  };
}
