import { z } from 'zod';

const someText = z.union([
  z.string(),
  z.strictObject({ matches: z.string().describe('A regular expression') }),
]);

/**
 * A text that has to be equal (of a body: contained), a regular expression that it has to match somewhere, or null for
 * "absent". A plain text is never a regular expression, whatever it looks like: `/owa/` is a path.
 */
export const textPattern = someText
  .nullable()
  .describe('The text itself, { matches: a regular expression }, or null: absent');

export type TextPattern = z.infer<typeof textPattern>;

/** What is asked of all lines of a name: one text of them together, or a list with one for each line, in order. */
export const linesPattern = z
  .union([textPattern, z.array(someText).min(1)])
  .describe('As a text of all lines together, or a list: every line, in order');

export type LinesPattern = z.infer<typeof linesPattern>;

/** What is asked of a body: a text that it contains, one that it is, or a pattern. */
export const bodyPattern = z
  .union([textPattern, z.strictObject({ is: z.string().describe('The whole body') })])
  .describe(
    'A text that it contains, { is: the whole body }, { matches: a regular expression }, or null: empty',
  );

export type BodyPattern = z.infer<typeof bodyPattern>;

/** Why a regular expression is none; null when it is one. */
export function patternProblem(pattern: { matches: string }): string | null {
  try {
    new RegExp(pattern.matches);
    return null;
  } catch (error) {
    return `not a regular expression: ${(error as Error).message}`;
  }
}

/** Whether a text (null: absent) is as expected. @throws SyntaxError for a regular expression that is none */
export function fitsText(pattern: TextPattern, text: string | null): boolean {
  return fits(pattern, text, (wanted, found) => wanted === found);
}

/**
 * As fitsText, of a URL: the letters of scheme and host and the default port tell nothing apart (RFC 3986 §6.2.2.1,
 * §6.2.3). Path and query are compared as they are written.
 */
export function fitsUrl(pattern: TextPattern, url: string | null): boolean {
  if (url === null || pattern === null) return pattern === url;
  const canonical = canonicalUrl(url);
  if (isExpression(pattern)) return fitsText(pattern, url) || fitsText(pattern, canonical);
  return canonicalUrl(pattern) === canonical;
}

function canonicalUrl(url: string): string {
  const [, authority = '', rest = ''] = /^(https?:\/\/[^/?#]*)(.*)$/is.exec(url) ?? [];
  return URL.canParse(authority)
    ? new URL(authority).origin + (rest.startsWith('/') ? rest : `/${rest}`)
    : url;
}

/** Whether there is a line for each pattern, in order, and each is as expected. */
export function fitsLines(patterns: readonly TextPattern[], lines: readonly string[]): boolean {
  return (
    patterns.length === lines.length && patterns.every((pattern, at) => fitsText(pattern, lines[at] ?? null))
  );
}

/** As fitsText, where a plain text only has to be contained, and null means empty. */
export function fitsBody(pattern: BodyPattern, body: string): boolean {
  if (isWholeBody(pattern)) return pattern.is === body;
  return fits(pattern, body === '' ? null : body, (wanted, found) => found.includes(wanted));
}

/** How a text (null: absent) is shown beside another. */
export function shownText(text: string | null): string {
  return text === null ? '(none)' : JSON.stringify(text);
}

/** How lines, or what is expected of them, are shown beside others. */
export function shownLines(lines: readonly TextPattern[]): string {
  return lines.length === 0 ? shownText(null) : `[${lines.map(shownPattern).join(', ')}]`;
}

/** Whether a pattern asks for a body as a whole. */
export function isWholeBody(pattern: BodyPattern): pattern is { is: string } {
  return typeof pattern === 'object' && pattern !== null && 'is' in pattern;
}

/** How an expected text is shown. */
export function shownPattern(pattern: TextPattern): string {
  return isExpression(pattern) ? `a match of ${new RegExp(pattern.matches)}` : shownText(pattern);
}

/** Whether something has the shape of a regular expression in specs. */
export function isExpression(value: unknown): value is { matches: string } {
  if (typeof value !== 'object' || value === null) return false;
  const [[key, text] = [], ...others] = Object.entries(value);
  return key === 'matches' && typeof text === 'string' && others.length === 0;
}

function fits(
  pattern: TextPattern,
  text: string | null,
  plain: (wanted: string, found: string) => boolean,
): boolean {
  if (pattern === null || text === null) return pattern === text;
  return isExpression(pattern) ? new RegExp(pattern.matches).test(text) : plain(pattern, text);
}
