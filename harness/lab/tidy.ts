import type { Clock } from '../../contract/clock.ts';
import { monotonicMicroseconds } from '../../contract/journal.ts';

const everyMs = 60_000;
const rememberedMicroseconds = 10 * 60_000_000;

/**
 * Forgets, once a minute, what has been over for ten minutes: a lab that is left running has no runner that does it.
 * Returns how to stop.
 */
export function tidyRegularly(
  clock: Clock,
  forget: (before: number) => void,
  order: () => number = monotonicMicroseconds,
): () => void {
  let timer = clock.setTimer(everyMs, tidy);
  function tidy() {
    forget(order() - rememberedMicroseconds);
    timer = clock.setTimer(everyMs, tidy);
  }
  return () => timer.cancel();
}
