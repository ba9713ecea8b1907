import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { CoexlabError, exitCodes } from '../../input/errors.ts';

/** A program that did not come up; the message has what it wrote to standard error. */
export class ChildError extends CoexlabError {
  override readonly code = 'CHILD';
  override readonly exitCode = exitCodes.labDidNotStart;

  constructor(what: string, why: string) {
    super(`${what} did not start: ${why}`);
  }
}

/** A program that announced itself. */
export interface Child {
  /** The JSON of its first line on standard output. */
  announcement: unknown;
  /** SIGTERM, or SIGKILL; resolves when it is gone. */
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void>;
}

/**
 * Starts a program whose first line on standard output is JSON. Its standard input is a pipe that nobody writes to: it
 * ends with this process, however that ends.
 * @param what names the program in errors @throws ChildError
 */
export async function startChild(what: string, command: string, words: readonly string[]): Promise<Child> {
  const child = spawn(command, words, { stdio: ['pipe', 'pipe', 'pipe'] });
  const gone = once(child, 'close');
  gone.catch(() => {});
  const end = async (signal: 'SIGTERM' | 'SIGKILL') => {
    if (child.pid === undefined) return;
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    await gone;
  };
  try {
    return { announcement: await firstLine(child, what), end };
  } catch (error) {
    await end('SIGKILL');
    throw error;
  }
}

function firstLine(child: ChildProcess, what: string): Promise<unknown> {
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
      try {
        resolve(JSON.parse(line));
      } catch {
        reject(
          new ChildError(what, `expected a line of JSON on standard output; found "${line.slice(0, 200)}"`),
        );
      }
    });
    child.once('error', (error) => reject(new ChildError(what, error.message)));
    child.once('close', () => reject(new ChildError(what, complaint.trim() || 'it ended at once')));
  });
}
