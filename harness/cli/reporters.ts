import { accessSync, constants, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { didYouMean } from '../../topology/index.ts';
import { UsageError } from '../errors.ts';
import { createGithubReporter } from '../report/github.ts';
import { createJsonReporter } from '../report/json.ts';
import { createJunitReporter } from '../report/junit.ts';
import type { Reporter } from '../report/report.ts';
import { createTerminalReporter } from '../report/terminal.ts';

/** The reporters that write a file. */
const toFile = { json: createJsonReporter, junit: createJunitReporter };
const known = ['terminal', ...Object.keys(toFile)];

/**
 * The reporters of `--reporter terminal`, `--reporter json=FILE` …; the terminal always has its own, so that a run is
 * never silent, and its totals are the last line. Checked before the run: a report that cannot be written is no news
 * for its end. @throws UsageError
 */
export function createReporters(specs: readonly string[], options: { verbose: boolean }): Reporter[] {
  const files = specs.flatMap((spec) => {
    const [name = '', file] = spec.split(/=(.*)/s);
    if (!known.includes(name)) {
      throw new UsageError(
        `there is no reporter "${name}"${didYouMean(name, known)}; known: terminal, json=FILE, junit=FILE`,
      );
    }
    if (name === 'terminal') return [];
    if (file === undefined || file === '') {
      throw new UsageError(`the reporter "${name}" needs a file: --reporter ${name}=FILE`);
    }
    assertWritable(file);
    return [toFile[name as keyof typeof toFile](file)];
  });
  const onGithub = process.env.GITHUB_ACTIONS === 'true' ? [createGithubReporter()] : [];
  return [...files, ...onGithub, createTerminalReporter(process.stdout, options)];
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
