import type { UnitClock } from './unit.ts';

/**
 * Moves clocks to `target` as if they were one: fires one due timer at a time, the earliest of all, and waits for
 * `settled` after each. What a timer sets off has to be over before the next one fires, or a hung server's time-out would
 * also expire healthy requests. @param settled told of the time that it is then
 */
export async function advance(
  clocks: readonly UnitClock[],
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
