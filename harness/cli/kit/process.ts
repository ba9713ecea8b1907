/** Says what went wrong without keeping anything from going on. */
export function writeProblem(message: string): void {
  process.stderr.write(`${message}\n`);
}

/** Resolves at the first signal that asks the process to end; a second one ends it at once. */
export function signalled(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.once(signal, () => {
        process.once(signal, () => process.exit(130));
        resolve();
      });
    }
  });
}
