/** An expected text: equal to it, `/…/` a regular expression, null for "absent". */
export type TextPattern = string | null;

const expression = /^\/(.+)\/$/s;

/** Whether a text (null: absent) is as expected. @throws SyntaxError for a regular expression that is none */
export function fitsText(pattern: TextPattern, text: string | null): boolean {
  return matches(pattern, text, (wanted, found) => wanted === found);
}

/** The same, where a plain text only has to be contained, and null means empty. */
export function fitsBody(pattern: TextPattern, body: string): boolean {
  return matches(pattern, body === '' ? null : body, (wanted, found) => found.includes(wanted));
}

/** How a text (null: absent) is shown beside another. */
export function shownText(text: string | null): string {
  return text === null ? '(none)' : JSON.stringify(text);
}

/** How an expected text is shown. */
export function shownPattern(pattern: TextPattern): string {
  return pattern !== null && expression.test(pattern) ? `a match of ${pattern}` : shownText(pattern);
}

function matches(
  pattern: TextPattern,
  text: string | null,
  plain: (wanted: string, found: string) => boolean,
): boolean {
  if (pattern === null || text === null) return pattern === text;
  const [, source] = expression.exec(pattern) ?? [];
  return source === undefined ? plain(pattern, text) : new RegExp(source).test(text);
}
