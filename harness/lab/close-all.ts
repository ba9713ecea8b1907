/** Calls every closer, whatever becomes of the others. Never throws. */
export async function closeAll(closers: readonly (() => Promise<unknown>)[]): Promise<void> {
  await Promise.allSettled(closers.map(async (close) => close()));
}

/**
 * Waits for everything that is starting. When something fails, what did start is closed again before the first failure
 * is thrown, so that nothing stays open behind an error.
 */
export async function settledAll<T>(
  starting: readonly Promise<T>[],
  close: (started: T) => Promise<unknown>,
): Promise<T[]> {
  const outcomes = await Promise.allSettled(starting);
  const started = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
  const failed = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failed === undefined) return started;
  await closeAll(started.map((it) => () => close(it)));
  throw failed.reason;
}
