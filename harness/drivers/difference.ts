import type { HttpDimension } from './http/expectations.ts';

/** A respect in which something may be other than expected: what the runner judges, and what transports add. */
export type Dimension = 'path' | 'answer' | 'author' | 'mailbox' | 'seen' | 'spread' | 'log' | HttpDimension;

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
