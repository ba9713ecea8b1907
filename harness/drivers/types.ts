import type { Endpoint, NameMap } from '../../net/name-map.ts';
import type { VerbTable } from './verbs.ts';

/** Whom a driver acts as. */
export interface Credentials {
  /** sAMAccountName, alias suffix included. */
  user: string;
  userPrincipalName: string;
  domain: string;
  password: string;
}

/** What a driver works with; one per case. */
export interface DriverContext {
  credentials: Credentials;
  names: NameMap;
  ca: string;
  /** Chooses among a load-balanced name's end points; the same one for the whole case (client affinity). */
  choose(endpoints: Endpoint[], host: string): Endpoint | undefined;
  /** Milliseconds since the epoch on the lab clock. */
  now(): number;
  /** Told of the client's every connection before a byte of a request goes out: what claims it for the case. */
  onConnect(connection: { endpoint: Endpoint; localPort: number }): void;
}

/**
 * One request of a client and its answer. A body that is not text is a string of one character per byte (Latin-1) and
 * marked as `binary`: so everything that shows, searches and cuts bodies works on both.
 */
export interface Dial {
  method: string;
  url: string;
  requestHeaders: Record<string, string>;
  requestBody: string;
  requestBinary?: true;
  /** Where the connection went, and the client's own port on it; absent when it never came about. */
  connection?: { endpoint: Endpoint; localPort: number };
  /** Machine-wide order (monotonicMicroseconds) of its beginning and end. */
  startedAt: number;
  endedAt: number;
  /** Absent when no whole answer came: then `error` says why. */
  answer?: {
    status: number;
    headers: Record<string, string>;
    setCookies: string[];
    body: string;
    binary?: true;
  };
  error?: string;
}

/** How an answer sends the client elsewhere. */
export interface Redirect {
  /** `silent-sso`: an auto-submitting form that carries the credentials; `plain`: a 3xx; `manual`: a page with a link. */
  style: 'silent-sso' | 'plain' | 'manual';
  /** Absolute URL. */
  to: string;
  /** Of a silent-sso form: its `destination` field. */
  destination?: string;
}

/** What a step did, seen from the client. The last dial is the one that expectations look at. */
export interface Observation {
  dials: Dial[];
  /** The persona or user whose mailbox the client could read, from the content itself. */
  mailbox: string | null;
  redirect: Redirect | null;
  /** Names of the pages that make sense of the body: `logon`, `mailbox`, `redirect`, `signed-out`, `error` … */
  page: string | null;
}

/** A protocol's client. A driver never throws for what a server does: that is an observation. */
export interface Client {
  /** Performs a verb of the protocol, such as `sign in`. `connect` is the host that the user types. */
  perform(verb: string, options: { connect: string } & Record<string, unknown>): Promise<Observation>;
  /** Sends a raw request as given. */
  send(request: {
    method: string;
    url: string;
    headers?: Record<string, string>;
    body?: string;
  }): Promise<Observation>;
  /** Follows the redirect of the last observation as the protocol's real client would. */
  follow(): Promise<Observation>;
  /** Dials that have begun and not ended. */
  inFlight(): number;
  close(): Promise<void>;
}

/** A driver: the verbs it knows (specs are checked against them) and how to start a client. */
export interface Driver {
  protocol: string;
  verbs: VerbTable;
  start(context: DriverContext): Client;
}
