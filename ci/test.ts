import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type JestTotals, summaryLine, totalsOf } from './summary.ts';

/** `npm test`: every check, then Jest; all of them run, whatever fails. The last line is the sum. */
const checks = ['check:format', 'check:lint', 'check:types', 'check:unused', 'check:rooms'];

const folder = mkdtempSync(join(tmpdir(), 'coexlab-test-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
const results = join(folder, 'jest.json');

const failedChecks = checks.filter((check) => !succeeds('npm', ['run', '--silent', check]));
const jestSucceeded = succeeds('jest', ['--json', `--outputFile=${results}`, ...process.argv.slice(2)], {
  NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --experimental-vm-modules --disable-warning=ExperimentalWarning`,
});
for (const check of failedChecks) process.stdout.write(`failed: npm run ${check}\n`);
const totals = totalsOf(readResults(), jestSucceeded, failedChecks.length);
process.stdout.write(`${summaryLine(totals)}\n`);
process.exitCode = totals.failed > 0 ? 1 : 0;

/** Jest writes its own report to stderr; with --json, stdout carries the JSON a second time. */
function succeeds(command: string, args: string[], env: Record<string, string> = {}): boolean {
  const { status } = spawnSync(command, args, {
    stdio: ['ignore', command === 'jest' ? 'ignore' : 'inherit', 'inherit'],
    env: { ...process.env, ...env },
    shell: process.platform === 'win32',
  });
  return status === 0;
}

function readResults(): JestTotals | null {
  try {
    return JSON.parse(readFileSync(results, 'utf8')) as JestTotals;
  } catch {
    return null;
  }
}
