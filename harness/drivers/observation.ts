import type { Endpoint } from '../../net/name-map.ts';

/** One try of a client: one request on a connection and what came of it. `detail` is the business of its driver. */
export interface Attempt<Detail = unknown> {
  /** Where the connection went, and the client's own port on it; absent when it never came about. */
  connection?: { endpoint: Endpoint; localPort: number };
  /** Machine-wide order (monotonicMicroseconds) of its beginning and end. */
  startedAt: number;
  endedAt: number;
  /** Why no whole answer came, or why it is none that the client can use. */
  error?: string;
  /** Which way that is; absent where the client itself gave up, or came to an end. */
  noAnswer?: NoAnswer;
  /** The client was told to end its connection before an answer. */
  hasLeft?: true;
  detail: Detail;
}

/**
 * In which way nobody answered, or not to the end: the name is in no DNS; nobody listens at the port; the connection
 * ended before an answer; the certificate is not to be trusted; the answer ended before its end.
 */
export type NoAnswer = (typeof noAnswers)[number];

/** Every NoAnswer, as specs write it. */
export const noAnswers = ['unknown name', 'refused', 'reset', 'untrusted', 'cut short'] as const;

/** How an answer sends the client elsewhere. */
export interface Redirect {
  /** `silent-sso`: an auto-submitting form that carries the credentials; `plain`: a 3xx; `manual`: a page with a link. */
  style: 'silent-sso' | 'plain' | 'manual';
  /** Absolute URL. */
  to: string;
  /** Of a silent-sso form: its `destination` field. */
  destination?: string;
}

/** What a step did, seen from the client. The last attempt is the one that expectations look at. */
export interface Observation<Detail = unknown> {
  attempts: Attempt<Detail>[];
  /** The persona or user whose mailbox the client could read, from the content itself. */
  mailbox: string | null;
  redirect: Redirect | null;
  /** Why a page that would lead elsewhere does not; absent where nothing keeps it. */
  blocked?: string;
  /** Names of the pages that make sense of the body: `logon`, `mailbox`, `redirect`, `signed-out`, `error` … */
  page: string | null;
}
