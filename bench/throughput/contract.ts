import type { Endpoint, NameMap } from '../../net/name-map.ts';
import type { TlsIdentity } from '../../net/tls.ts';

/** Octets of the back end's every answer. */
export const answerBytes = 1024;

/** Plain on both sides, or TLS on both sides. */
export type Scheme = 'http' | 'https';

/** A listener for each scheme that a server speaks. */
export type Listening = Partial<Record<Scheme, Endpoint>>;

/** What every contestant is started with; plain data, it crosses a process border. */
export interface ContestantConfig {
  /** Of the host that clients call. */
  tls: TlsIdentity;
  /** The back end; over TLS it answers to `name`. */
  backEnd: Required<Listening> & { name: string };
  /** For configuration and temporary files; deleted with the bench. */
  folder: string;
  /** What only the built-in proxy needs. */
  builtin: {
    server: string;
    names: NameMap;
    directory: { url: string; key: string };
    labKey: string;
  };
}

/** A contestant that listens. */
export interface ContestantReady {
  listening: Listening;
  /** The process whose CPU time is counted. */
  pid: number;
}

/** Whom and how to load. */
export interface LoadOrder {
  scheme: Scheme;
  endpoint: Endpoint;
  /** PEM of the CA that signed the endpoint's certificate. */
  ca: string;
  /** The name in SNI and Host. */
  host: string;
  path: string;
  /** One Authorization header for each connection. */
  authorizations: string[];
  /** Seconds before counting begins (handshakes, first compilations), and of counting. */
  settleSeconds: number;
  seconds: number;
  /** The contestant's process. */
  pid: number;
}

/** What one load found. */
export interface LoadResult {
  requestsPerSecond: number;
  /** Microseconds of CPU that the contestant used for each request; null where the system does not tell. */
  cpuMicroseconds: number | null;
  /** Milliseconds, 99 of 100 answers came sooner. */
  p99: number;
  /** Connection errors, time-outs, answers other than 2xx. */
  errors: number;
}
