import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';

let home: string;
let folder: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'coexlab-cache-'));
  folder = join(home, 'coexlab/node-compile-cache');
});
afterEach(() => rmSync(home, { recursive: true }));

/** What `coexlab --version` prints, with this cache folder of the user's. */
function version(environment: NodeJS.ProcessEnv = {}): string {
  const { NODE_COMPILE_CACHE: _, ...rest } = process.env;
  return execFileSync(process.execPath, [join(import.meta.dirname, 'coexlab.js'), '--version'], {
    encoding: 'utf8',
    env: { ...rest, XDG_CACHE_HOME: home, ...environment },
  });
}

test('compiled modules are kept where only the user can write', () => {
  expect(version()).toMatch(/^\d/);
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  expect(readdirSync(folder)).not.toEqual([]);
});

test('a folder that others can write is not believed', () => {
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o777);
  expect(version()).toMatch(/^\d/);
  expect(readdirSync(folder)).toEqual([]);
});

test('without a place for it nothing is kept', () => {
  writeFileSync(join(home, 'coexlab'), 'not a folder');
  expect(version()).toMatch(/^\d/);
});

test("Node's own variable names another folder", () => {
  expect(version({ NODE_COMPILE_CACHE: join(home, 'own') })).toMatch(/^\d/);
  expect(readdirSync(home)).toEqual(['own']);
});
