import type { z } from 'zod';
import { didYouMean, expectationOf } from '../../input/index.ts';

/** Something that a client can be told to do, and what it takes. */
export interface Verb {
  /** What the client does; the reference in docs/specs.md says it. */
  does: string;
  /** A strict object; every option has a description there. */
  options: z.ZodObject;
}

/** The verbs of a driver by the name that specs use after `do:`. */
export type VerbTable = Readonly<Record<string, Verb>>;

/** One verb of a table with its options as they were written, defaults filled in. */
export type Order<T extends VerbTable> = {
  [V in keyof T]: { verb: V; options: z.infer<T[V]['options']> };
}[keyof T];

/** Something wrong with a verb or its options, at its place in the step that has them. */
export interface VerbProblem {
  path: ['do'] | ['options', ...(string | number)[]];
  message: string;
  at?: 'key';
}

/** What is wrong with a verb and its options; empty when nothing is. Pure. */
export function verbProblems(
  table: VerbTable,
  verb: string,
  options: Record<string, unknown>,
): VerbProblem[] {
  const known = verbOf(table, verb);
  if (known === undefined) {
    const names = Object.keys(table);
    const message = `there is no verb "${verb}"${didYouMean(verb, names)}; known: ${names.join(', ')}`;
    return [{ path: ['do'], message }];
  }
  const { error } = known.options.safeParse(options, { reportInput: true });
  return (error?.issues ?? []).flatMap((issue): VerbProblem[] => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({
        path: ['options', key],
        message: unknownOption(verb, known, key),
        at: 'key',
      }));
    }
    const path = issue.path as (string | number)[];
    const message = `"${verb}": ${path.join('.')} has to be ${expectationOf(issue)}, found ${JSON.stringify(issue.input)}`;
    return [{ path: ['options', ...path], message }];
  });
}

/** The verb and its options, checked and typed. @throws TypeError that says what is wrong with them */
export function parseVerb<T extends VerbTable>(
  table: T,
  verb: string,
  options: Record<string, unknown>,
): Order<T> {
  const problems = verbProblems(table, verb, options);
  if (problems.length > 0) throw new TypeError(problems.map(({ message }) => message).join('; '));
  return { verb, options: verbOf(table, verb)?.options.parse(options) } as Order<T>;
}

const verbOf = (table: VerbTable, verb: string) => (Object.hasOwn(table, verb) ? table[verb] : undefined);

function unknownOption(verb: string, { options }: Verb, name: string): string {
  const names = Object.keys(options.shape);
  const takes = names.length === 0 ? 'no options' : names.join(', ');
  return `"${verb}" has no option "${name}"${didYouMean(name, names)}; it takes ${takes}`;
}
