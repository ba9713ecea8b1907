import type { Clock } from '../contract/clock.ts';
import type { Endpoint, NameMap } from '../net/name-map.ts';
import type { TlsIdentity } from '../net/tls.ts';
import type { HttpProtocol } from '../protocols/registry.ts';
import type { MailboxFacts, Topology } from '../topology/index.ts';
import type { Health } from './health/health.ts';
import type { LimitChanges } from './limits.ts';

/** What the front end knows about a request when it decides where it goes. */
export interface RequestFacts {
  protocol: HttpProtocol;
  /** Name and Active Directory site of the front end that received it. */
  frontEnd: { server: string; site: string };
  /** Host as the client spelt it (with a port, if it gave one). */
  host: string;
  /** Path and query the user wants: of a logon form, those of its `destination`. */
  url: string;
  /** Whether the client came over TLS. */
  secure: boolean;
  /** Whether a logon form (FBA) has just been accepted; what a single-sign-on redirect needs (E15-OWA-7). */
  freshLogon: boolean;
}

/** A server that a request may be proxied to. The URL comes from its FQDN (SEL-1). */
export interface Target {
  server: string;
  fqdn: string;
  /** 443, or 444 for the back end of a 2013 Mailbox server (wire.md §1). */
  port: number;
  /** `https://<fqdn>[:<port>]`. */
  origin: string;
}

/** Why a decision is as it is: a clause of the article and a sentence. */
export interface Reason {
  clause: string;
  text: string;
}

/** A server that was looked at, and why it is no candidate (null when it is one). */
export interface Considered {
  server: string;
  excluded: string | null;
}

interface DecisionBase {
  reasons: Reason[];
  considered: Considered[];
}

/** What to do with a request. */
export type Decision =
  | (DecisionBase & {
      kind: 'proxy';
      /** The one to take: the first of `candidates`. */
      target: Target;
      /** In the user's own order of preference (SEL-11). */
      candidates: Target[];
    })
  | (DecisionBase & {
      kind: 'redirect';
      style: 'silent-sso' | 'plain';
      /** Absolute URL: the target's FBA end point (silent-sso), or its ExternalUrl (plain). */
      to: string;
      /** Where the user goes on to, moved to the target's namespace. */
      destination: string;
    })
  | (DecisionBase & { kind: 'refuse'; status: number; why: string });

/** The heart of the proxy. Pure: the same arguments give the same decision. */
export type Decide = (
  request: RequestFacts,
  mailbox: MailboxFacts,
  topology: Topology,
  health: Health,
) => Decision;

/** One answered request: what the HttpProxy log is written from (wire.md §9). Carries no secrets. */
export interface RequestRecord {
  /** Of its end; milliseconds on the clock. */
  at: number;
  requestId: string;
  /** The front end that answered. */
  server: string;
  /** null outside every virtual directory. */
  protocol: HttpProtocol | null;
  method: string;
  host: string;
  /** Path without the query. */
  stem: string;
  /** Query without `?`. */
  query: string;
  userAgent: string;
  peer: string;
  authenticationType: 'Basic' | 'FBA' | null;
  user: string | null;
  /** What was done: `Proxy`, `Redirect`, `Refuse`, or null for what the front end answers by itself. */
  action: 'Proxy' | 'Redirect' | 'Refuse' | null;
  target: Target | null;
  decision: Decision | null;
  /** Status sent to the client; null when it went away before one was sent. */
  status: number | null;
  /** Status that the back end answered; null when none did. */
  backEndStatus: number | null;
  /** Code of what went wrong in the proxy or on the way to the back end. */
  error: string | null;
  /** Milliseconds on the clock. */
  durationMs: number;
}

/** What a front end is started with. */
export interface ProxyOptions {
  /** Name of the front end in the topology; FQDN and site come from there. */
  server: string;
  /** HTTPS, nominal port 443. */
  listen: Endpoint;
  tls: TlsIdentity;
  /** Read at each connection. */
  names: NameMap;
  /** Base URL and bearer key; see contract/directory.ts. */
  directory: { url: string; key: string };
  /** Signs X-CommonAccessToken. */
  labKey: string;
  /** Seals session cookies; the same on every front end behind one name. */
  sessionSecret: string;
  clock: Clock;
  /** Default: everything is up. */
  health?: Health;
  limits?: LimitChanges;
  /** Called once per request, after its answer, with the organisation as the front end knows it. */
  onRequest?: (record: RequestRecord, topology: Topology) => void;
  /** Told of trouble that no request carries, such as a topology that could not be read again. */
  onProblem?: (message: string) => void;
}

/** A front end that listens. */
export interface RunningProxy {
  server: string;
  ports: { nominalPort: number; endpoint: Endpoint }[];
  /** Reads the organisation again now. @throws DirectoryError; the old map stays in use then. */
  refreshTopology(): Promise<void>;
  /** Resolves once nothing that its timers have set off is under way; what clients ask does not count. Never rejects. */
  settled(): Promise<void>;
  /** Closes every socket; resolves when the ports are free. */
  stop(): Promise<void>;
}
