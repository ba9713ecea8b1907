import { httpDimensions } from './http/expectations.ts';

/** What a case is judged by, whatever the protocol; then what the transports add. A transport adds a line. */
export const dimensions = ['path', 'answer', 'author', 'mailbox', 'seen', ...httpDimensions] as const;

/** A respect in which something may be other than expected. */
export type Dimension = (typeof dimensions)[number];

/** One respect in which something is not as expected. */
export interface Difference {
  dimension: Dimension;
  expected: string;
  actual: string;
}

/** One difference; two texts that look alike are told apart. */
export function difference(dimension: Dimension, expected: string, actual: string): Difference {
  return { dimension, expected, actual: expected === actual ? `${actual} (but not the same)` : actual };
}

/** `status: expected 200, got 503`. */
export function differenceSentence({ dimension, expected, actual }: Difference): string {
  return `${dimension}: expected ${expected}, got ${actual}`;
}
