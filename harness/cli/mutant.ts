import { didYouMean, UsageError } from '../../input/index.ts';
import { type Mutant, mutantNamed, mutants } from '../explore/mutants.ts';

/** The mutant of that name. @throws UsageError with the nearest one */
export function findMutant(name: string): Mutant {
  const found = mutantNamed(name);
  if (found !== undefined) return found;
  const names = mutants.map((mutant) => mutant.name);
  throw new UsageError(`there is no mutant "${name}"${didYouMean(name, names)}; known: ${names.join(', ')}`);
}
