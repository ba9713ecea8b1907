import { z } from 'zod';

/**
 * A text that has to be equal (of a body: contained), a regular expression that it has to match somewhere, or null for
 * "absent". A plain text is never a regular expression, whatever it looks like: `/owa/` is a path.
 */
export const textPattern = z
  .union([z.string(), z.strictObject({ matches: z.string().describe('A regular expression') }), z.null()])
  .describe('The text itself, { matches: a regular expression }, or null: absent');

export type TextPattern = z.infer<typeof textPattern>;

/** Why the regular expression of a pattern is none; null when it is one, or when there is none. */
export function patternProblem(pattern: TextPattern | undefined): string | null {
  if (typeof pattern !== 'object' || pattern === null) return null;
  try {
    new RegExp(pattern.matches);
    return null;
  } catch (error) {
    return `not a regular expression: ${(error as Error).message}`;
  }
}
