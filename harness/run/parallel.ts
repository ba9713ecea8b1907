/**
 * Works on every item, at most `limit` at once, beginning in their order; no further one is begun once `signal` is
 * aborted. @throws what `work` rejects with first, after what was under way has ended
 */
export async function inParallel<T>(
  items: Iterable<T>,
  limit: number,
  work: (item: T) => Promise<void>,
  signal?: AbortSignal,
): Promise<void> {
  const queue = items[Symbol.iterator]();
  const failures: unknown[] = [];
  const takeTurns = async () => {
    for (let next = queue.next(); !next.done; next = queue.next()) {
      if (signal?.aborted || failures.length > 0) return;
      try {
        await work(next.value);
      } catch (error) {
        failures.push(error);
      }
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, limit) }, takeTurns));
  if (failures.length > 0) throw failures[0];
}
