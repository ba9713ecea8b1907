import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { until } from '../../net/testing/until.ts';
import { packageRoot } from '../package-root.ts';

const bin = join(packageRoot(), 'bin/coexlab.js');

function start(...words: string[]): ChildProcess {
  return spawn(process.execPath, [bin, ...words], { stdio: ['ignore', 'pipe', 'pipe'] });
}

async function outputOf(child: ChildProcess): Promise<{ code: number | null; text: string }> {
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk) => {
      text += chunk;
    });
  }
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, text };
}

test('a server that its lab steers and that cannot start ends, and says why, though its lab still holds its input', async () => {
  const words = ['serve', '--server', 'cas2010-1', '--keys', 'missing-keys.json', '--control', '127.0.0.1:0'];
  const server = spawn(process.execPath, [bin, ...words], { stdio: ['pipe', 'pipe', 'pipe'] });
  const { code, text } = await outputOf(server);
  expect(text).toContain('missing-keys.json');
  expect(code).toBeGreaterThan(0);
}, 60_000);

/** Process ids of the servers that a run started: its folder of keys is in their command lines. */
function serversOf(fleet: string): string[] {
  const lines = execFileSync('ps', ['-eo', 'pid,args'], { encoding: 'utf8' }).split('\n');
  return lines.filter((line) => line.includes(fleet)).map((line) => line.trim().split(/\s+/)[0] ?? '');
}

const fleets = () => readdirSync(tmpdir()).filter((name) => name.startsWith('coexlab-fleet-'));

test('the same cases pass when every server is a process: faults, certificates, the clock, stops, crashes, patches, moves', async () => {
  const before = new Set(fleets());
  const { code, text } = await outputOf(
    start(
      'run',
      '--lab',
      'processes',
      'owa-purple-legacy-redirect',
      'owa-targets-stopped/red',
      'owa-targets-crash-in-a-session/green',
      'owa-target-answers-503/blue',
      'owa-session-expires/red',
      'owa-green-fail-over',
      'owa-violet-legacy-redirect',
      'eas-ping/purple',
      'owa-log-of-a-proxied-request/red',
      'owa-mailbox-moved',
      'owa-target-certified-by-a-stranger/red',
      'owa-answer-streams/green',
    ),
  );
  expect(text).toContain('12 passed, 0 failed, 0 skipped');
  expect(code).toBe(0);
  expect(fleets().filter((fleet) => !before.has(fleet))).toEqual([]);
}, 120_000);

test.each(['SIGINT', 'SIGKILL'] as const)(
  'after %s no server process is left',
  async (signal) => {
    const before = new Set(fleets());
    const child = start('run', '--lab', 'processes', 'owa-*');
    const ended = outputOf(child);
    const fleet = () => fleets().find((name) => !before.has(name)) ?? 'not yet';
    await until('five servers', () => serversOf(fleet()).length >= 5);
    const begun = fleet();
    child.kill(signal);
    await ended;
    await until('no server any more', () => serversOf(begun).length === 0);
  },
  60_000,
);

test('a wrong decision fails across processes as it does in one', async () => {
  const { code, text } = await outputOf(
    start('run', '--lab', 'processes', '--mutant', 'always-local-site', 'owa-blue-proxied'),
  );
  expect(code).toBe(1);
  expect(text).toContain('cas2010@Site3');
  expect(text).toMatch(/actual +cas2013-[12] → cas2010-[12]/);
}, 60_000);
