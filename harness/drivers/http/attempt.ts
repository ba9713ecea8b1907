import type { Attempt } from '../observation.ts';

/**
 * An HTTP request and its answer. A body that is not text is a string of one character per byte (Latin-1) and marked as
 * `binary`: so everything that shows, searches and cuts bodies works on both.
 */
export interface HttpAttempt {
  method: string;
  /** Absolute. */
  url: string;
  /** Names in lower case. */
  headers: Record<string, string>;
  body: string;
  binary?: true;
  /** Absent when no whole answer came: then the attempt's `error` says why. */
  answer?: HttpAnswer;
}

/** The answer to an HTTP request, whole. */
export interface HttpAnswer {
  status: number;
  /** Names in lower case; several values of one name joined by commas. */
  headers: Record<string, string>;
  setCookies: string[];
  body: string;
  binary?: true;
}

/** One try of an HTTP client. */
export type HttpClientAttempt = Attempt<HttpAttempt>;
