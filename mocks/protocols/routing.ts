import type {
  ExchangeVersion,
  MailboxFacts,
  Server,
  Topology,
  VirtualDirectory,
} from '../../topology/index.ts';
import type { ExchangeHost } from '../kit/host.ts';
import type { ProtocolHandler } from '../kit/web-site.ts';

/**
 * How a request shows whose it is. `password`: a client's, by whatever method it is asked for; `form`: posted by a page
 * of another server; `session`: signed in before; `identity`: another server's word.
 */
export type Credentials = 'password' | 'form' | 'session' | 'identity';

/** What a server looks at before it knows the mailbox's way. */
export interface RequestFacts {
  method: string;
  /** As received, without the query. */
  path: string;
  credentials: Credentials;
  /** Version of the server that sent it on; null for a client. */
  sentBy: ExchangeVersion | null;
}

/** Why a route is as it is: a clause of the article and a sentence. */
export interface Reason {
  clause: string;
  text: string;
}

/** A server that a request could be sent on to; `excluded` says why it cannot be. */
export interface RelayTarget {
  server: string;
  /** Absolute; null where the setting that it comes from is empty. */
  url: string | null;
  excluded: string | null;
  chosen: boolean;
}

/** What a server does with a request for a mailbox. `text` and `why` are predicates: "proxies to …", "serves …, not this one". */
export type Route =
  /** It answers itself, from the store of a Mailbox server. */
  | { kind: 'serve'; store: { server: string; fqdn: string } }
  /** It sends the request on to `to`, absolute and without the query. */
  | { kind: 'relay'; to: string; text: string; considered: RelayTarget[]; reasons: Reason[] }
  /** The mailbox is another server's; front ends ask the directory again when they hear that. */
  | { kind: 'not-here'; status: 421; why: string }
  | Refusal;

/** An answer without a mailbox. */
export interface Refusal {
  kind: 'refuse';
  status: number;
  why: string;
  considered: RelayTarget[];
  reasons: Reason[];
}

/** What a server does with a mailbox's request. Pure: its I/O follows the value, and `explain` walks it. */
export type RouteMailbox = (
  server: Server,
  mailbox: MailboxFacts,
  topology: Topology,
  request: RequestFacts,
) => Route;

/** One protocol as one version of server speaks it. */
export interface SpokenProtocol {
  /** What keeps a request out, whoever's mailbox it is for; null when nothing does. Pure. */
  admit(directory: VirtualDirectory, request: RequestFacts): Refusal | null;
  route: RouteMailbox;
  /** Speaks it on sockets. */
  handler(host: ExchangeHost): ProtocolHandler;
}

export function refusal(
  status: number,
  why: string,
  considered: RelayTarget[] = [],
  reasons: Reason[] = [],
): Refusal {
  return { kind: 'refuse', status, why, considered, reasons };
}

export function notHere(why: string): Route {
  return { kind: 'not-here', status: 421, why };
}

/** Reads the mailbox from the server that the directory names. */
export function serveFrom({ server, serverFqdn }: MailboxFacts): Route {
  return { kind: 'serve', store: { server, fqdn: serverFqdn } };
}

/** The sentence of a route that is not served, for whoever reads the answer. */
export function sentenceOf(
  { name }: Pick<Server, 'name'>,
  { why, considered = [] }: { why: string; considered?: readonly RelayTarget[] },
): string {
  const looked = considered.map(({ server, excluded }) => `${server} ${excluded ?? 'could be taken'}`);
  return `${name} ${why}${looked.length === 0 ? '' : ` (${looked.join('; ')})`}.`;
}
