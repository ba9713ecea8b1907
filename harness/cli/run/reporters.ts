import { accessSync, constants, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { didYouMean, UsageError } from '../../../input/index.ts';
import { createGithubReporter } from '../../report/github.ts';
import { createJsonReporter } from '../../report/json.ts';
import { createNdjsonReporter } from '../../report/ndjson.ts';
import type { Reporter } from '../../report/report.ts';
import { createTerminalReporter } from '../../report/terminal.ts';

/** The reporters that write a file. XML has a library, which a run without it need not load. */
const toFile = {
  json: async (file: string): Promise<Reporter> => createJsonReporter(file),
  junit: async (file: string) => (await import('../../report/junit.ts')).createJunitReporter(file),
};
const known = ['terminal', ...Object.keys(toFile), 'github', 'ndjson'];

/**
 * The reporters of `--reporter terminal`, `--reporter json=FILE` …; the terminal always has its own, so that a run is
 * never silent, and its totals are the last line; only `ndjson` has standard output to itself. On GitHub its annotations
 * come by themselves. Checked before the run: a report that cannot be written is no news for its end. @throws UsageError
 */
export async function createReporters(
  specs: readonly string[],
  options: { verbose: boolean },
  environment: NodeJS.ProcessEnv = process.env,
): Promise<Reporter[]> {
  const wanted = specs.map((spec) => spec.split(/=(.*)/s));
  const files = (await Promise.all(wanted.map(([name = '', file]) => fileReporter(name, file)))).flat();
  const names = wanted.map(([name]) => name);
  if (names.includes('ndjson')) {
    const other = names.find((name) => name === 'github' || name === 'terminal');
    if (other !== undefined) {
      throw new UsageError(
        `ndjson has standard output to itself, it goes with files only, not with ${other}`,
      );
    }
    return [...files, createNdjsonReporter((line) => process.stdout.write(line))];
  }
  const onGithub = names.includes('github') || environment.GITHUB_ACTIONS === 'true';
  return [...files, ...(onGithub ? [createGithubReporter()] : []), await terminalReporter(options)];
}

async function fileReporter(name: string, file: string | undefined): Promise<Reporter[]> {
  if (!known.includes(name)) {
    throw new UsageError(
      `there is no reporter "${name}"${didYouMean(name, known)}; known: terminal, json=FILE, junit=FILE, github, ndjson`,
    );
  }
  if (!(name in toFile)) return [];
  if (file === undefined || file === '') {
    throw new UsageError(`the reporter "${name}" needs a file: --reporter ${name}=FILE`);
  }
  assertWritable(file);
  return [await toFile[name as keyof typeof toFile](file)];
}

function assertWritable(file: string): void {
  const isFolder = statSync(file, { throwIfNoEntry: false })?.isDirectory() ?? false;
  if (isFolder) throw new UsageError(`the report cannot be written: ${file} is a folder`);
  try {
    accessSync(dirname(resolve(file)), constants.W_OK);
  } catch (error) {
    throw new UsageError(`the report cannot be written to ${file}: ${(error as Error).message}`);
  }
}

/** Progress that is drawn anew has a library, which a run into a file or a pipe need not load. */
async function terminalReporter(options: { verbose: boolean }): Promise<Reporter> {
  const { stdout } = process;
  if (!stdout.isTTY) return createTerminalReporter(stdout, options);
  const { createLogUpdate } = await import('log-update');
  return createTerminalReporter(stdout, { ...options, live: createLogUpdate(stdout) });
}
