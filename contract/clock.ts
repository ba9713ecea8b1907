/** A timer that can still be cancelled. */
export interface Timer {
  cancel(): void;
}

/** Where every component of the lab takes its time from; milliseconds since the Unix epoch. */
export interface Clock {
  now(): number;
  /** Calls `fire` once, `delayMs` from now. */
  setTimer(delayMs: number, fire: () => void): Timer;
}

/** The machine's own clock: `up`, `serve` and `proxy` outside a lab run. */
export const realClock: Clock = {
  now: Date.now,
  setTimer(delayMs, fire) {
    const handle = setTimeout(fire, delayMs);
    handle.unref();
    return { cancel: () => clearTimeout(handle) };
  },
};

/** A clock that stands still until it is moved. */
export interface LabClock extends Clock {
  /** When the earliest pending timer is due; undefined when none is pending. */
  nextDue(): number | undefined;
  /** Moves to the earliest pending timer and fires that one alone; false when none is pending. */
  fireNext(): boolean;
  /** Moves to `time` without firing; never backwards. @throws RangeError when a timer is due before `time`. */
  moveTo(time: number): void;
}

/** Starts a lab clock at `start`. Timers that are due at the same instant fire in the order they were set. */
export function createLabClock(start: number): LabClock {
  let time = start;
  let pending: { due: number; fire: () => void }[] = [];
  const nextDue = () => pending[0]?.due;
  return {
    now: () => time,
    setTimer(delayMs, fire) {
      const entry = { due: time + Math.max(0, delayMs), fire };
      const after = pending.findIndex((other) => other.due > entry.due);
      pending.splice(after === -1 ? pending.length : after, 0, entry);
      return {
        cancel: () => {
          pending = pending.filter((other) => other !== entry);
        },
      };
    },
    nextDue,
    fireNext() {
      const entry = pending.shift();
      if (entry === undefined) return false;
      time = Math.max(time, entry.due);
      entry.fire();
      return true;
    },
    moveTo(target) {
      const due = nextDue();
      if (due !== undefined && due < target)
        throw new RangeError(`a timer is due at ${due}, before ${target}`);
      time = Math.max(time, target);
    },
  };
}
