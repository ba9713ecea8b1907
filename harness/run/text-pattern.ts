import type { TextPattern } from '../specs/text-pattern.ts';

/** Whether a text (null: absent) is as expected. @throws SyntaxError for a regular expression that is none */
export function fitsText(pattern: TextPattern, text: string | null): boolean {
  return fits(pattern, text, (wanted, found) => wanted === found);
}

/** The same, where a plain text only has to be contained, and null means empty. */
export function fitsBody(pattern: TextPattern, body: string): boolean {
  return fits(pattern, body === '' ? null : body, (wanted, found) => found.includes(wanted));
}

/** How a text (null: absent) is shown beside another. */
export function shownText(text: string | null): string {
  return text === null ? '(none)' : JSON.stringify(text);
}

/** How an expected text is shown. */
export function shownPattern(pattern: TextPattern): string {
  return isExpression(pattern) ? `a match of ${new RegExp(pattern.matches)}` : shownText(pattern);
}

const isExpression = (pattern: TextPattern) => typeof pattern === 'object' && pattern !== null;

function fits(
  pattern: TextPattern,
  text: string | null,
  plain: (wanted: string, found: string) => boolean,
): boolean {
  if (pattern === null || text === null) return pattern === text;
  return isExpression(pattern) ? new RegExp(pattern.matches).test(text) : plain(pattern, text);
}
