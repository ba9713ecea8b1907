import type { Clock, Timer } from '../../contract/clock.ts';
import { CoexlabError } from '../../input/errors.ts';

/** How long something is waited for, in real milliseconds. */
export interface Patience {
  /** Real time. */
  clock: Clock;
  /** In any case no longer than this. */
  ms: number;
  /**
   * Where nothing but the lab's clock wakes anybody, and that stands still: after so long without a sign of life from any
   * server there is nothing left to wait for. Absent where an implementation has timers of its own.
   */
  silence?: Silence;
}

export interface Silence {
  ms: number;
  /** A number that changes whenever something happens in the lab. */
  signs(): number;
}

/** Looks at the signs of life in so many turns of a silence: a process that is kept from working loses one turn, not all. */
const turns = 20;

/** Something took longer by the real clock than any step may. */
export class WatchdogError extends CoexlabError {
  override readonly code = 'WATCHDOG';
  /** `within 2 s, while nothing happened in the lab and its clock stood still`. */
  readonly within: string;

  constructor(what: string, within: string) {
    super(`${what}: nothing ${within}`);
    this.within = within;
  }
}

/** Waits for `work` as long as patience lasts. @throws WatchdogError, and what `work` throws */
export async function watched<T>(work: Promise<T>, what: string, patience: Patience): Promise<T> {
  let expire = (_: WatchdogError) => {};
  const expired = new Promise<never>((_, reject) => {
    expire = reject;
  });
  const { clock, ms, silence } = patience;
  const timer = clock.setTimer(ms, () => expire(new WatchdogError(what, `within ${ms / 1000} s`)));
  const listening = silence && listenTo(silence, clock, () => expire(silentError(what, silence)));
  try {
    return await Promise.race([work, expired]);
  } finally {
    timer.cancel();
    listening?.cancel();
  }
}

function silentError(what: string, { ms }: Silence): WatchdogError {
  return new WatchdogError(
    what,
    `within ${ms / 1000} s, while nothing happened in the lab and its clock stood still`,
  );
}

function listenTo({ ms, signs }: Silence, clock: Clock, onSilence: () => void): Timer {
  let known = signs();
  let quiet = 0;
  let timer: Timer;
  const wait = () => {
    timer = clock.setTimer(ms / turns, () => {
      const now = signs();
      quiet = now === known ? quiet + 1 : 0;
      known = now;
      if (quiet < turns) wait();
      else onSilence();
    });
  };
  wait();
  return { cancel: () => timer.cancel() };
}
