import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from '@jest/globals';

const run = promisify(execFile);
const project = mkdtempSync(join(tmpdir(), 'coexlab-package-'));
afterAll(() => rmSync(project, { recursive: true, force: true }));

/** In the empty project, with Jest's own options taken out of the environment. */
const npx = async (...args: string[]) => {
  const { NODE_OPTIONS: _, ...env } = process.env;
  const { stdout } = await run('npx', ['--no-install', 'coexlab', ...args], { cwd: project, env });
  return stdout;
};

beforeAll(async () => {
  const { stdout } = await run('npm', ['pack', '--json', '--silent', '--pack-destination', project]);
  const [packed] = JSON.parse(stdout.slice(stdout.indexOf('['))) as { filename: string }[];
  writeFileSync(join(project, 'package.json'), '{ "name": "an-empty-project", "private": true }');
  await run('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund', `./${packed?.filename}`], {
    cwd: project,
  });
}, 180_000);

test('the packed package, installed into an empty project, gives a working bin', async () => {
  expect(await npx('--version')).toMatch(/^\d+\.\d+\.\d+\n$/);
  expect(await npx('mutants', '--names')).toMatch(/^treats-2007-as-2010$/m);
  expect(await npx('run', 'owa-purple-legacy-redirect')).toMatch(/^1 passed, 0 failed, 0 skipped$/m);
}, 60_000);
