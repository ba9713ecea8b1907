import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';

interface Run {
  resultOf(id: string): Promise<{ id: string; outcome: string }>;
  afterwards(): Promise<string[]>;
  stop(): Promise<void>;
}
const { listCases, startRun } = createRequire(import.meta.url)('./run.cjs') as {
  listCases(selection: readonly string[]): { id: string }[];
  startRun(selection: readonly string[], script?: string): Run;
};

const folder = mkdtempSync(join(tmpdir(), 'coexlab-jest-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A run of a program that stands in for coexlab. */
function runOf(body: string): Run {
  const script = join(folder, `${Math.random()}.cjs`);
  writeFileSync(
    script,
    `const say = (line) => console.log(JSON.stringify(line));
     const result = (id, outcome = 'passed') => say({ type: 'result', id, outcome });
     const end = (more) => say({ type: 'end', strays: [], amended: [], ...more });
     ${body}`,
  );
  return startRun([], script);
}

const stays = 'setInterval(() => {}, 1000);';

test('results are there before and after they are asked for, in any order', async () => {
  const run = runOf(`result('a'); setImmediate(() => { result('b', 'failed'); end(); });`);
  expect((await run.resultOf('b')).outcome).toBe('failed');
  expect((await run.resultOf('a')).outcome).toBe('passed');
  expect((await run.resultOf('b')).outcome).toBe('failed');
  expect(await run.afterwards()).toEqual([]);
});

describe('a run that breaks off', () => {
  test('fails what waits and what comes later, with what it said', async () => {
    const run = runOf(
      `result('a'); setImmediate(() => { console.error('out of paper'); process.exit(4); });`,
    );
    const message = /ended with exit code 4 before it had a result for b:\nout of paper/;
    await expect(run.resultOf('b')).rejects.toThrow(message);
    await expect(run.resultOf('b')).rejects.toThrow(message);
    await expect(run.afterwards()).rejects.toThrow(/exit code 4 .* the whole run/);
    expect((await run.resultOf('a')).outcome).toBe('passed');
  });

  test('by a signal says which', async () => {
    await expect(runOf(`process.kill(process.pid, 'SIGKILL')`).resultOf('a')).rejects.toThrow(
      'coexlab ended with SIGKILL before it had a result for a',
    );
  });

  test('at an end without a result says so', async () => {
    await expect(runOf('end()').resultOf('a')).rejects.toThrow('ran to its end without a result for a');
  });

  test('keeps words that are no event', async () => {
    await expect(runOf(`console.log('{ half a'); process.exit(1)`).resultOf('a')).rejects.toThrow(
      /\{ half a/,
    );
  });
});

test('what is found afterwards is strays and cases that failed late', async () => {
  const run = runOf(
    `result('a'); end({ strays: ['bytes'], amended: [{ id: 'a', text: '✗ a' }, { id: 'b', reason: 'gone' }] })`,
  );
  expect(await run.afterwards()).toEqual(['bytes', '✗ a', 'b: gone']);
});

test('stop ends a run that goes on, and one that has ended', async () => {
  const run = runOf(`result('a'); ${stays}`);
  await run.resultOf('a');
  const waiting = expect(run.resultOf('b')).rejects.toThrow('SIGTERM');
  await run.stop();
  await run.stop();
  await waiting;
});

test('a selection that is wrong is refused with what coexlab says', () => {
  expect(() => listCases(['--user=purpel'])).toThrow(
    /coexlab run --list ended with 2:\n.*did you mean "purple"/,
  );
}, 30_000);
