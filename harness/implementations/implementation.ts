import type { Endpoint, NameMap } from '../../net/name-map.ts';
import type { TlsIdentity } from '../../net/tls.ts';

/** What an implementation is told to become: the front ends of one lab. */
export interface ImplementationConfig {
  frontEnds: {
    server: string;
    fqdn: string;
    listen: { nominalPort: number; endpoint: Endpoint }[];
    tls: TlsIdentity;
  }[];
  /** See contract/directory.ts. */
  directory: { url: string; key: string };
  /** Resolution of every name but the front ends' own, which follow after the start. */
  names: NameMap;
  /** Key under which X-CommonAccessToken is signed. */
  labKey: string;
  /**
   * Folder for HttpProxy logs (wire.md §9), of any names below it: an implementation with the feature `httpproxy-log`
   * writes a request's line there as soon as the request is answered. Absent: nobody reads any.
   */
  httpProxyLogs?: string;
}

/** The thing under test, started. */
export interface RunningImplementation {
  ports: { server: string; nominalPort: number; endpoint: Endpoint }[];
  /** Closes one front end's sockets, as when its server goes down. Absent: it cannot. */
  stopServer?(server: string): Promise<void>;
  /**
   * The directory has another organisation, of another case: resolves once it is known. Absent: it finds out by itself, as
   * all do of what changes during a case.
   */
  topologyChanged?(): Promise<void>;
  /**
   * Resolves once nothing that its timers have set off on the lab clock is under way (it reads the directory again, say):
   * before that, time must not go on. Absent: it has no timers on the lab clock.
   */
  settled?(): Promise<void>;
  stop(): Promise<void>;
}

/** The feature of an implementation that says: it writes HttpProxy logs. */
export const httpProxyLogFeature = 'httpproxy-log';

/** What an implementation says of itself; `features` are protocols, `clock`, and what cases say they need. */
export interface ImplementationDescription {
  name: string;
  version: string;
  features: readonly string[];
}

/** The thing under test: the built-in CAS2013 emulation, or anybody else's proxy. */
export interface Implementation {
  describe(): ImplementationDescription;
  start(config: ImplementationConfig): Promise<RunningImplementation>;
}
