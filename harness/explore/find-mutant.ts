import { didYouMean, UsageError } from '../../input/index.ts';
import type { Mutant } from './mutant.ts';

/** The mutant of that name. They are loaded only here: a right proxy needs none. @throws UsageError with the nearest one */
export async function findMutant(name: string): Promise<Mutant> {
  const { mutants } = await import('./mutants/index.ts');
  const found = mutants.find((mutant) => mutant.name === name);
  if (found !== undefined) return found;
  const names = mutants.map((mutant) => mutant.name);
  throw new UsageError(`there is no mutant "${name}"${didYouMean(name, names)}; known: ${names.join(', ')}`);
}
