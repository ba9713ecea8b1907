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
