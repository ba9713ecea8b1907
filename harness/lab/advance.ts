import type { LabClock } from '../../contract/clock.ts';

/**
 * Moves a lab clock by `ms`, one due timer at a time: what a timer sets off has to be settled before the next one fires,
 * or a hung server's time-out would also expire healthy requests.
 */
export async function advanceClock(clock: LabClock, ms: number, settled: () => Promise<void>): Promise<void> {
  const target = clock.now() + ms;
  for (;;) {
    const due = clock.nextDue();
    if (due === undefined || due > target) break;
    clock.fireNext();
    await settled();
  }
  clock.moveTo(target);
}
