import type { Clause } from '../specs/clauses.ts';

/** What each clause says, by its id. */
export type Sentences = ReadonlyMap<string, string>;

export function sentencesOf(clauses: readonly Pick<Clause, 'id' | 'statement'>[]): Sentences {
  return new Map(clauses.map(({ id, statement }) => [id, statement]));
}

/** `E15-OWA-RED  A mailbox in the same site is proxied to …`, one line for each id; an id that nobody knows stands alone. */
export function sentenceLines(ids: readonly string[], sentences: Sentences): string[] {
  const width = Math.max(0, ...ids.map((id) => id.length));
  return ids.map((id) => {
    const statement = sentences.get(id);
    return statement === undefined ? id : `${id.padEnd(width)}  ${shortened(statement)}`;
  });
}

/** Characters of a statement that a failure shows. */
const longest = 200;

function shortened(statement: string): string {
  return statement.length <= longest ? statement : `${statement.slice(0, longest - 1)}…`;
}
