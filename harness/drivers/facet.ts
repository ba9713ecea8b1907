import {
  fitsLines,
  fitsText,
  type LinesPattern,
  shownLines,
  shownPattern,
  shownText,
  type TextPattern,
} from '../specs/text-pattern.ts';

/** One thing that a server saw, beside what it had to see. */
export interface Facet {
  name: string;
  wanted: string;
  found: string;
  fits: boolean;
}

/** A text (null: there was none) beside its pattern; nothing where nothing is asked. */
export function textFacet(name: string, pattern: TextPattern | undefined, value: string | null): Facet[] {
  if (pattern === undefined) return [];
  return [{ name, wanted: shownPattern(pattern), found: shownText(value), fits: fitsText(pattern, value) }];
}

/** The lines of a name beside what is asked of them; nothing where nothing is. @param joint what lines are joined by */
export function linesFacet(
  name: string,
  pattern: LinesPattern | undefined,
  lines: readonly string[],
  joint: string,
): Facet[] {
  if (!Array.isArray(pattern)) {
    return textFacet(name, pattern, lines.length === 0 ? null : lines.join(joint));
  }
  const wanted = shownLines(pattern);
  return [{ name, wanted, found: shownLines(lines), fits: fitsLines(pattern, lines) }];
}
