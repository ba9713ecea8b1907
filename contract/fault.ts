/** Misbehaviour that is set on a server from outside the protocol port. Several may be set; the first that fits acts. */
export type Fault = FaultAction & {
  /** Only for this protocol; default: all. */
  protocol?: string;
  /** Acts on so many requests, then never again; default: until cleared. */
  times?: number;
};

export type FaultAction =
  /** Answers this status instead of working. */
  | { kind: 'status'; status: number }
  /** Reads the request and never answers (journalled as held). */
  | { kind: 'hang' }
  /** Resets the connection (RST) once the request's head has been read. */
  | { kind: 'reset' }
  /** Works, but only after so many milliseconds on the lab clock (journalled as held until then). */
  | { kind: 'slow'; delayMs: number };
