import type { RoundTrip } from './round-trip.ts';

/** Keeps a round trip open on purpose, journalled as held, until so much lab time is over or the peer is gone. */
export function heldFor({ host, entry, gone }: RoundTrip, ms: number): Promise<void> {
  host.journal.update(entry, { state: 'held' });
  return new Promise((resolve) => {
    const timer = host.clock.setTimer(ms, () => {
      if (!gone.aborted) host.journal.update(entry, { state: 'open' });
      resolve();
    });
    gone.addEventListener('abort', () => {
      timer.cancel();
      resolve();
    });
  });
}
