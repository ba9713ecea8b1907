import type { Clock } from '../../contract/clock.ts';
import { CoexlabError } from '../../input/errors.ts';

/** Something took longer by the real clock than any step may. */
export class WatchdogError extends CoexlabError {
  override readonly code = 'WATCHDOG';

  constructor(what: string, afterMs: number) {
    super(`${what}: nothing after ${afterMs / 1000} s`);
  }
}

/** Waits for `work`, but not longer than `ms` of `clock`. @throws WatchdogError, and what `work` throws */
export async function watched<T>(work: Promise<T>, what: string, clock: Clock, ms: number): Promise<T> {
  let expire = (_: WatchdogError) => {};
  const expired = new Promise<never>((_, reject) => {
    expire = reject;
  });
  const timer = clock.setTimer(ms, () => expire(new WatchdogError(what, ms)));
  try {
    return await Promise.race([work, expired]);
  } finally {
    timer.cancel();
  }
}
