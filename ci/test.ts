import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type JestTotals, summaryLine, totalsOf } from './summary.ts';

/** `npm test`: every check, Jest, and what checks the tests; all of them run, whatever fails. The last line is the sum. */
const checks = ['check:format', 'check:lint', 'check:types', 'check:unused', 'check:rooms'];
const checksOfTests = ['check:mutation'];

const folder = mkdtempSync(join(tmpdir(), 'coexlab-test-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
const results = join(folder, 'jest.json');

const fails = (check: string) => !succeeds(check, [], 'inherit');
const failedChecks = checks.filter(fails);
// Jest tells people on stderr; with --json it would repeat everything for programs on stdout.
const jestArguments = ['--', '--json', `--outputFile=${results}`, ...process.argv.slice(2)];
const jestSucceeded = succeeds('jest', jestArguments, 'ignore');
failedChecks.push(...checksOfTests.filter(fails));
for (const check of failedChecks) process.stdout.write(`failed: npm run ${check}\n`);
const totals = totalsOf(readResults(), jestSucceeded, failedChecks.length);
process.stdout.write(`${summaryLine(totals)}\n`);
process.exitCode = totals.failed > 0 ? 1 : 0;

function succeeds(script: string, args: readonly string[], stdout: 'inherit' | 'ignore'): boolean {
  const { status } = spawnSync('npm', ['run', '--silent', script, ...args], {
    stdio: ['ignore', stdout, 'inherit'],
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
