import type { RemoteClock } from '../types.ts';

/**
 * Moves the clocks of several processes to `target` as if they were one: fires one due timer at a time, the earliest of
 * all, and waits for `settled` after each. @param settled told of the time that it is then
 */
export async function advanceTogether(
  clocks: readonly RemoteClock[],
  target: number,
  settled: (time: number) => Promise<void>,
): Promise<void> {
  for (;;) {
    const dues = await Promise.all(clocks.map(async (clock) => ({ clock, due: await clock.nextDue() })));
    const next = dues
      .flatMap(({ clock, due }) => (due === undefined || due > target ? [] : [{ clock, due }]))
      .toSorted((a, b) => a.due - b.due)[0];
    if (next === undefined) break;
    await Promise.all(clocks.map((clock) => clock.moveTo(next.due)));
    await next.clock.fireNext();
    await settled(next.due);
  }
  await Promise.all(clocks.map((clock) => clock.moveTo(target)));
}

/** Lets callers share rounds of `work`: everybody who asks gets a round that begins after he asked. */
export function coalesced(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null;
  let waiting: Promise<void> | null = null;
  const begin = () => {
    running = work().finally(() => {
      running = null;
    });
    return running;
  };
  return () => {
    if (running === null) return begin();
    waiting ??= running
      .catch(() => {})
      .then(() => {
        waiting = null;
        return begin();
      });
    return waiting;
  };
}
