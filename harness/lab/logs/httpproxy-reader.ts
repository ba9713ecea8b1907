import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../../../contract/clock.ts';
import { httpProxyLine } from '../../../protocols/logs/httpproxy-line.ts';

/** A request's line in an HttpProxy log: its cells by the names of the fields. */
export type LogLine = Readonly<Record<string, string>>;

/** Milliseconds between two looks, and how long a line may take to be written. */
const patience = { lookMs: 10, longestMs: 2_000 };

/**
 * The line of a request in the HttpProxy logs below a folder, as soon as it is there; null when none comes.
 * @param clock real time: front ends write a line when its answer is over, which is after the client has it
 * @throws FormatError for a line that is none
 */
export async function findLogLine(folder: string, requestId: string, clock: Clock): Promise<LogLine | null> {
  const until = clock.now() + patience.longestMs;
  for (;;) {
    const line = await look(folder, requestId);
    if (line !== null || clock.now() >= until) return line;
    await new Promise<void>((resolve) => void clock.setTimer(patience.lookMs, resolve));
  }
}

async function look(folder: string, requestId: string): Promise<LogLine | null> {
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  for (const name of names) {
    if (!/\.log$/i.test(name)) continue;
    const line = httpProxyLine(await readFile(join(folder, name), 'utf8'), requestId);
    if (line !== null) return line;
  }
  return null;
}
