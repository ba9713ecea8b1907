import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { readYaml, validate } from '../../input/index.ts';

const mistake = z.strictObject({
  sentence: z.string().regex(/^[A-Z].*\.$/, 'a sentence that says what is wrong'),
  file: z.string().describe('From the root of the repository'),
  find: z.string().min(1).describe('What the mistake stands in place of; it occurs in the file exactly once'),
  replace: z.string(),
  test: z.string().describe('The test file that notices'),
  fails: z.string().min(1).describe("How the test's full name begins, `describe` blocks first"),
});

const mistakes = z.record(
  z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower-case words and hyphens'),
  mistake,
);

/** One plausible mistake in a source file, as text: nothing that is injected reaches the mocks and the runner from within. */
export type SourceMutant = { name: string } & z.infer<typeof mistake>;

/**
 * The mutants of every YAML file in a folder.
 * @throws SourceError; Error for a name that comes twice
 */
export function loadMutants(folder: string): SourceMutant[] {
  const mutants = readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .toSorted()
    .flatMap((file) =>
      Object.entries(validate(mistakes, readYaml(join(folder, file)))).map(([name, one]) => ({
        name,
        ...one,
      })),
    );
  for (const { name } of mutants) {
    if (mutants.filter((other) => other.name === name).length > 1)
      throw new Error(`two mutants are called ${name}`);
  }
  return mutants;
}

/**
 * The source with the mistake in it.
 * @throws Error where `find` occurs never or more than once: the file has changed, and the mutant has to follow
 */
export function mutated(source: string, { name, file, find, replace }: SourceMutant): string {
  const count = source.split(find).length - 1;
  if (count !== 1)
    throw new Error(`${name}: expected its text once in ${file}; found it ${count} times: ${find}`);
  return source.replace(find, () => replace);
}
