import type { RoundTrip } from './round-trip.ts';

/** Keeps a round trip open on purpose, journalled as held, until so much lab time is over or the peer is gone. */
export function heldFor(roundTrip: RoundTrip, ms: number): Promise<void> {
  const { host, gone } = roundTrip;
  hold(roundTrip);
  return new Promise((resolve) => {
    const timer = host.clock.setTimer(ms, () => {
      release(roundTrip);
      resolve();
    });
    gone.addEventListener('abort', () => {
      timer.cancel();
      resolve();
    });
  });
}

/** Journals that a round trip is kept open on purpose. */
export function hold({ host, entry }: RoundTrip): void {
  host.journal.update(entry, { state: 'held' });
}

/** Journals that it is worked on again. */
export function release({ host, entry, gone }: RoundTrip): void {
  if (!gone.aborted) host.journal.update(entry, { state: 'open' });
}
