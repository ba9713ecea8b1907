/** What a run allows itself, in real milliseconds and counts. A run that needs more is broken, not slow. */
export const runLimits = {
  /**
   * How long one step may take by the real clock. The lab's own time stands still meanwhile, so only a request that
   * nobody answers and nobody journals as held, or a fault of the harness, gets here.
   */
  watchdogMs: 20_000,
  /**
   * How long nothing at all may happen in a lab while its clock stands still and a step goes on. Whoever has that clock has
   * nothing else to wait for, so he hangs; an implementation without it may have timers of its own, and has watchdogMs.
   */
  silenceMs: 2_000,
  /** How long a client that leaves waits for its request to reach a server, and then for that to notice. */
  leavingMs: 5_000,
  /** Cases at once in a shared lab. */
  sharedCases: 16,
  /** Users of one case at once. */
  usersAtOnce: 8,
  /** Labs at once for cases that need one of their own. */
  exclusiveLabs: 2,
  /** Sentences about unclaimed traffic that a result keeps. */
  strays: 50,
} as const;
