import type { Endpoint, NameMap } from '../../net/name-map.ts';
import type { RawRequest } from '../specs/schema.ts';
import type { Observation } from './observation.ts';
import type { TransportRules } from './rules.ts';
import type { VerbTable } from './verbs.ts';

/** Whom a driver acts as. */
export interface Credentials {
  /** sAMAccountName, alias suffix included. */
  user: string;
  userPrincipalName: string;
  domain: string;
  password: string;
}

/** How a client and the lab clock wait for each other, where a step moves the clock while a request is under way. */
export interface Pace {
  requestBegins(): void;
  /** The first byte of a body has come. */
  answerBegins(): void;
  /** Resolves once the clock was moved: what is held back of a request's body goes out then. */
  untilClockMoved(): Promise<void>;
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
  /** Absent: nobody moves a clock. */
  pace?: Pace;
  /** Told of the client's every connection before a byte of a request goes out: what claims it for the case. */
  onConnect(connection: { endpoint: Endpoint; localPort: number }): void;
}

/** A raw request of a spec, and the host that the user types. */
export type SentRequest = RawRequest & { connect: string };

/** The Cookie header that a client of the case (undefined: the one that asks) would send to a URL; empty for none. */
export type CookiesOf = (client: string | undefined, url: string) => string;

/** A protocol's client. A driver never throws for what a server does: that is an observation. */
export interface Client<Detail = unknown> {
  /** Performs a verb of the protocol, such as `sign in`. `connect` is the host that the user types. */
  perform(verb: string, options: { connect: string } & Record<string, unknown>): Promise<Observation<Detail>>;
  /**
   * Sends a raw request, once what stands for the account and for cookies is filled in; a path is one on `connect`.
   * Nothing is sent when a cookie is not there.
   */
  send(request: SentRequest, cookiesOf: CookiesOf): Promise<Observation<Detail>>;
  /** Follows the redirect of the last observation as the protocol's real client would. */
  follow(): Promise<Observation<Detail>>;
  /** The Cookie header that it would send to a URL; empty for none, and where a protocol has no cookies. */
  cookies(url: string): string;
  /** Ends its connections: the next request opens one. */
  disconnect(): void;
  close(): Promise<void>;
}

/** A driver: the verbs it knows (specs are checked against them), how to start a client, and how it is judged. */
export interface Driver<Detail = unknown> {
  protocol: string;
  verbs: VerbTable;
  /** The verb by which its user gets at his mailbox. */
  opensBy: string;
  rules: TransportRules<Detail>;
  start(context: DriverContext): Client<Detail>;
}
