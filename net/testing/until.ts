import { setImmediate } from 'node:timers/promises';

/** How often the event loop turns before a condition is given up: many seconds, and less than Jest's patience. */
const turns = 2_000_000;

/**
 * Lets the event loop turn until the condition holds. For what follows from I/O that is under way, where nothing else
 * says that it has come; it takes as long as that takes, and no time of its own.
 * @throws Error when it never does
 */
export async function until(what: string, condition: () => boolean | Promise<boolean>): Promise<void> {
  for (let turn = 0; turn < turns; turn += 1) {
    if (await condition()) return;
    await setImmediate();
  }
  throw new Error(`never happened: ${what}`);
}
