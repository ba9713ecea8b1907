import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { z } from 'zod';
import { CoexlabError, exitCodes } from '../../input/errors.ts';
import { parseJson } from '../../input/index.ts';

/** A program that did not come up; the message has what it wrote to standard error. */
export class ChildError extends CoexlabError {
  override readonly code = 'CHILD';
  override readonly exitCode = exitCodes.labDidNotStart;

  constructor(what: string, why: string) {
    super(`${what} did not start: ${why}`);
  }
}

/** A program that announced itself. */
export interface Child<T> {
  /** The JSON of its first line on standard output. */
  announcement: T;
  /** SIGTERM, or SIGKILL; resolves when it is gone. */
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void>;
}

/**
 * Starts a program whose first line on standard output is JSON that fits `schema`. Its standard input is a pipe that nobody writes to: it
 * ends with this process, however that ends.
 * @param what names the program in errors @throws ChildError
 */
export async function startChild<T extends z.ZodType>(
  what: string,
  command: string,
  words: readonly string[],
  schema: T,
): Promise<Child<z.infer<T>>> {
  const child = spawn(command, words, { stdio: ['pipe', 'pipe', 'pipe'] });
  const gone = once(child, 'close');
  gone.catch(() => {});
  const end = async (signal: 'SIGTERM' | 'SIGKILL') => {
    if (child.pid === undefined) return;
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    await gone;
  };
  try {
    return { announcement: announcementOf(await firstLine(child, what), schema, what), end };
  } catch (error) {
    await end('SIGKILL');
    throw error;
  }
}

/** What a program said in JSON. @throws ChildError when it does not fit */
export function announcementOf<T extends z.ZodType>(text: string, schema: T, what: string): z.infer<T> {
  try {
    return parseJson(text, schema, 'its standard output');
  } catch (error) {
    throw new ChildError(what, (error as Error).message);
  }
}

function firstLine(child: ChildProcess, what: string): Promise<string> {
  const { stdout, stderr } = child;
  if (stdout === null || stderr === null) throw new TypeError('expected a child with piped output');
  let complaint = '';
  stderr.on('data', (chunk) => {
    complaint = (complaint + chunk).slice(-4000);
  });
  return new Promise((resolve, reject) => {
    const lines = createInterface({ input: stdout });
    lines.once('line', (line) => {
      lines.close();
      stdout.resume();
      resolve(line);
    });
    child.once('error', (error) => reject(new ChildError(what, error.message)));
    child.once('close', () => reject(new ChildError(what, complaint.trim() || 'it ended at once')));
  });
}
