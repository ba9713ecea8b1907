import type { CertificateFlaw } from '../net/certificates.ts';
import type { TlsIdentity } from '../net/tls.ts';

/** Misbehaviour that is set on a server from outside the protocol port. */
export type Fault = RequestFault | (CertificateFault & { identity: TlsIdentity });

/** The same before anybody has issued a certificate. */
export type FaultOrder = RequestFault | CertificateFault;

/** Every new connection is shown a certificate with a flaw; those that there are end when it is set or taken back. */
export interface CertificateFault {
  kind: 'certificate';
  flaw: CertificateFlaw;
}

/** What becomes of requests. Several may be set; the first that fits acts. */
export type RequestFault = FaultAction & {
  /** Only for this protocol; default: all. */
  protocol?: string;
  /** Acts on so many requests, then never again; default: until cleared. */
  times?: number;
};

export type FaultAction =
  /** Answers this instead of working. */
  | ({ kind: 'answer' } & FaultAnswer)
  /** Ends the connection once the request's head has been read, before anything is answered. */
  | { kind: 'break'; stage: 'before head'; how: BreakOff }
  /** Answers with something that is not HTTP, and ends the connection. */
  | { kind: 'break'; stage: 'in gibberish'; how: BreakOff }
  /** Ends it within an answer: within its head, or when half of its last piece is sent. */
  | { kind: 'break'; stage: 'in head' | 'in body'; how: BreakOff; answer: FaultAnswer }
  /** Reads the request and never answers (journalled as held). */
  | { kind: 'hang' }
  /** Works, but only after so many milliseconds on the lab clock (journalled as held until then). */
  | { kind: 'slow'; delayMs: number };

export const breakStages = ['before head', 'in gibberish', 'in head', 'in body'] as const satisfies Extract<
  FaultAction,
  { kind: 'break' }
>['stage'][];

/** RST, or FIN without TLS's close_notify (RFC 5246 §7.2.1). */
export type BreakOff = (typeof breakOffs)[number];
export const breakOffs = ['reset', 'close'] as const;

/** An answer as it is ordered. The server adds its signature, Date and what the framing needs. */
export interface FaultAnswer {
  /** 200 to 599. */
  status: number;
  /** Default: the status's own phrase. */
  reason?: string;
  /** Several values make several lines, in this order. */
  headers?: Record<string, string | string[]>;
  /** The body in the pieces in which it is sent; default: there is none. */
  pieces?: string[];
  /** How the pieces are written: one character a byte, or (default) as text in UTF-8. */
  piecesAre?: 'bytes';
  /** Milliseconds on the lab clock between a piece and the next, journalled as held; default: none. */
  betweenMs?: number;
  /** Compresses the body, so that every piece can be read when it is there. */
  encoding?: 'gzip';
  /** Default: chunks where there are several pieces or trailers, else a length. */
  framing?: Framing;
  /** Sent only in chunks. */
  trailers?: Record<string, string>;
  /** Default: `whole`. */
  reads?: BodyReading;
  /** Says 102 Processing first. */
  processing?: true;
}

/** What tells the end of a body (RFC 9112 §6): Content-Length, chunks, or the end of the connection. */
export type Framing = (typeof framings)[number];
export const framings = ['length', 'chunked', 'close'] as const;

/**
 * What is read of the request's body before it is answered: all of it, all of it and journalled as held from its first
 * byte until its last, or nothing.
 */
export type BodyReading = (typeof bodyReadings)[number];
export const bodyReadings = ['whole', 'held', 'nothing'] as const;
