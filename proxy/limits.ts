import type { HttpProtocol } from '../protocols/registry.ts';

/** Every time-out and size of the proxy. Milliseconds are on its clock unless said otherwise. */
export interface ProxyLimits {
  /** How long a back end may take until its response head; long for what hangs by design (Ping, streaming, RPC). */
  responseTimeoutMs: Record<HttpProtocol, number>;
  /** How long the directory may take. */
  directoryTimeoutMs: number;
  /** After how long the topology map is read again (SEL-9). */
  topologyRefreshMs: number;
  /** How long Basic credentials are believed without asking the directory. */
  credentialsTtlMs: number;
  /** How many of them are remembered. */
  credentialsEntries: number;
  /** How long mailbox facts are believed; a back end's routing error ends it sooner. */
  accountTtlMs: number;
  /** How many accounts are remembered. */
  accountEntries: number;
  /** How long a signed identity is used for further requests of its user. */
  identityTokenMs: number;
  /** How old a session may become before its cookies are sealed anew; the precision of its expiry. */
  sessionRefreshMs: number;
  /** Bytes of a logon form. */
  logonFormBytes: number;
  /** Bytes of a request body of known length that are kept so that the request can be replayed. */
  replayBodyBytes: number;
  /** How long a client's idle connection is kept; on the machine's clock. IIS: 120 s. */
  clientKeepAliveMs: number;
  /** How long an idle connection to a back end is kept; on the machine's clock. */
  backEndKeepAliveMs: number;
  /** After how long an attempt to connect is given up for good, though its client was answered; on the machine's clock. */
  connectBackstopMs: number;
}

/** What differs from the defaults. */
export type LimitChanges = Partial<Omit<ProxyLimits, 'responseTimeoutMs'>> & {
  responseTimeoutMs?: Partial<ProxyLimits['responseTimeoutMs']>;
};
