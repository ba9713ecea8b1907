import { execFile } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import type { Clock } from '../../contract/clock.ts';
import { didYouMean, UsageError } from '../../input/index.ts';
import { announcementOf, ChildError, startChild } from '../lab/child.ts';
import { makeRunFolder } from '../lab/run-folder.ts';
import type { Implementation, ImplementationConfig, RunningImplementation } from './implementation.ts';

const description = z.strictObject({
  name: z.string().min(1),
  version: z.string(),
  features: z.array(z.string()),
});

const announcement = z.object({
  ready: z.literal(true),
  ports: z.array(
    z.object({
      server: z.string(),
      nominalPort: z.int(),
      endpoint: z.object({ address: z.string(), port: z.int().min(1).max(65_535) }),
    }),
  ),
});

/** How long a program may take to describe itself, and to end after SIGTERM; real milliseconds. */
const patience = { describeMs: 10_000, stopMs: 5_000 };

/**
 * Somebody else's proxy as the implementation under test: a program with two verbs (docs/implementations.md).
 * `PROGRAM describe` prints `{name, version, features}`; `PROGRAM start FILE` reads an ImplementationConfig, listens,
 * prints `{ready: true, ports}` and serves until SIGTERM.
 * @param clock real time, for what becomes of a program that does not end
 * @throws UsageError when there is no such program; ChildError when it does not describe itself
 */
export async function externalImplementation(program: string, clock: Clock): Promise<Implementation> {
  const file = executable(program);
  const described = await describe(file, program);
  return { describe: () => described, start: (config) => start(file, program, config, clock) };
}

function executable(program: string): string {
  const file = resolve(program);
  try {
    if (!statSync(file).isFile()) throw new Error('it is not a file');
    accessSync(file, constants.X_OK);
    return file;
  } catch (error) {
    throw new UsageError(
      `--implementation takes builtin or a program (see docs/implementations.md); "${program}"${didYouMean(program, ['builtin'])}: ${(error as Error).message}`,
      { cause: error },
    );
  }
}

async function describe(file: string, program: string): Promise<ReturnType<Implementation['describe']>> {
  const what = `${program} describe`;
  let text: string;
  try {
    ({ stdout: text } = await promisify(execFile)(file, ['describe'], { timeout: patience.describeMs }));
  } catch (error) {
    throw new ChildError(what, (error as Error).message);
  }
  return announcementOf(text, description, what);
}

async function start(
  file: string,
  program: string,
  config: ImplementationConfig,
  clock: Clock,
): Promise<RunningImplementation> {
  const folder = makeRunFolder('implementation');
  const configFile = join(folder, 'lab.json');
  const what = `${program} start`;
  try {
    await writeFile(configFile, JSON.stringify(config, null, 2), { mode: 0o600 });
    const child = await startChild(what, file, ['start', configFile], announcement);
    const stop = async () => {
      const timer = clock.setTimer(patience.stopMs, () => void child.end('SIGKILL'));
      await child.end('SIGTERM');
      timer.cancel();
      await rm(folder, { recursive: true, force: true });
    };
    try {
      const { ports } = child.announcement;
      assertEveryPort(config, ports, what);
      return { ports, stop };
    } catch (error) {
      await stop();
      throw error;
    }
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

function assertEveryPort(config: ImplementationConfig, ports: RunningImplementation['ports'], what: string) {
  for (const { server, listen } of config.frontEnds) {
    for (const { nominalPort } of listen) {
      if (ports.some((port) => port.server === server && port.nominalPort === nominalPort)) continue;
      throw new ChildError(
        what,
        `expected a port for ${server}:${nominalPort} in its first line; found none`,
      );
    }
  }
}
