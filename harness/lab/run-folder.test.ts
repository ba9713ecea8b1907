import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { makeRunFolder } from './run-folder.ts';

const within = mkdtempSync(join(tmpdir(), 'coexlab-test-'));
afterAll(() => rmSync(within, { recursive: true }));

test('a folder of a process that is gone is removed, those of the living and of others stay', () => {
  const gone = spawnSync(process.execPath, ['-e', '']).pid;
  const folder = (name: string) => {
    mkdirSync(join(within, name));
    return join(within, name);
  };
  const leftBehind = folder(`coexlab-fleet-${gone}-aB3dE6`);
  const ofTheLiving = folder(`coexlab-up-${process.pid}-aB3dE6`);
  const somebodyElses = folder('coexlab-notes');
  const made = makeRunFolder('fleet', within);
  expect(basename(made)).toMatch(new RegExp(`^coexlab-fleet-${process.pid}-`));
  expect([leftBehind, ofTheLiving, somebodyElses, made].map(existsSync)).toEqual([false, true, true, true]);
});
