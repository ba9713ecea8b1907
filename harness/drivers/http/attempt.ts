import type { HeaderLine } from '../../../contract/journal.ts';
import type { Attempt } from '../observation.ts';

/**
 * An HTTP request and its answer. A body that is not text is a string of one character per byte (Latin-1) and marked as
 * `binary`: so everything that shows, searches and cuts bodies works on both. Of an answer, text of another charset than
 * UTF-8 is one character per byte as well.
 */
export interface HttpAttempt {
  method: string;
  /** Absolute; of a raw request with the target as it was written, byte for byte. */
  url: string;
  /** What went out as the request target, where that is not the URL's path and query. */
  target?: string;
  /** Names in lower case; a list is several lines. */
  headers: Record<string, string | string[]>;
  body: string;
  binary?: true;
  /** Absent when no whole answer came: then the attempt's `error` says why. */
  answer?: HttpAnswer;
  /** What came of an answer that was cut short: its head, and so much of its body. */
  partial?: HttpAnswer;
}

/** The answer to an HTTP request. */
export interface HttpAnswer {
  status: number;
  /** The reason phrase of the status line; empty where it has none. */
  reason: string;
  /** Names in lower case; several values of one name joined by commas. */
  headers: Record<string, string>;
  /** Every header line as it came, in order: name as spelt, value. */
  lines: HeaderLine[];
  /** Statuses of the interim answers before it, but for 100; absent when there were none. */
  interim?: number[];
  /** Every trailer line as it came, in order. */
  trailers: HeaderLine[];
  body: string;
  binary?: true;
}

/** One try of an HTTP client. */
export type HttpClientAttempt = Attempt<HttpAttempt>;

/** The lines that headers make, in order. */
export function linesOf(headers: HttpAttempt['headers']): HeaderLine[] {
  return Object.entries(headers).flatMap(([name, value]) =>
    [value].flat().map((one): HeaderLine => [name, one]),
  );
}

/** Lines by name in lower case, several values of one name joined by commas (RFC 9110 §5.3). */
export function headersOf(lines: readonly HeaderLine[]): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, value] of lines) {
    const lower = name.toLowerCase();
    headers[lower] = headers[lower] === undefined ? value : `${headers[lower]}, ${value}`;
  }
  return headers;
}
