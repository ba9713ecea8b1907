import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

const run = promisify(execFile);
const project = mkdtempSync(join(tmpdir(), 'coexlab-package-'));
afterAll(() => rmSync(project, { recursive: true, force: true }));

/** Without what the Jest around this test leaves in the environment; FORCE_COLOR is set in its workers. */
function plainEnvironment(): NodeJS.ProcessEnv {
  const { NODE_OPTIONS: _, FORCE_COLOR: __, GITHUB_ACTIONS: ___, ...env } = process.env;
  return { ...env, NO_COLOR: '1' };
}

/** In the empty project. */
const npx = async (...args: string[]) => {
  const env = plainEnvironment();
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

describe('coexlab/jest in the project', () => {
  const write = (name: string, text: string) => writeFileSync(join(project, name), text);

  /** Jest with nothing but its defaults, as a project has it that never heard of ES modules. */
  const jest = (args: string[], nodeOptions?: string) => {
    const env = plainEnvironment();
    const bin = resolve('node_modules/jest/bin/jest.js');
    return run(process.execPath, [bin, '--rootDir', project, '--verbose', ...args], {
      cwd: project,
      env: { ...env, ...(nodeOptions !== undefined && { NODE_OPTIONS: nodeOptions }) },
    }).then(
      ({ stdout, stderr }) => ({ code: 0, said: stderr + stdout }),
      ({ code, stdout, stderr }: Record<'stdout' | 'stderr', string> & { code: number }) => ({
        code,
        said: stderr + stdout,
      }),
    );
  };

  beforeAll(() => {
    write(
      'mutant.test.js',
      `const { conformance } = require('coexlab/jest');

       conformance({ ids: ['owa-red-proxied', 'owa-blue-proxied'], mutant: 'always-local-site' });`,
    );
    write(
      'modules.test.mjs',
      `import { conformance } from 'coexlab/jest';
       conformance({ user: ['red', 'blue'], ids: 'owa-*-proxied' });`,
    );
    write('own.test.js', `require('coexlab/jest').conformance({ ids: 'own.yaml' });`);
    write(
      'own.yaml',
      `suite: OWA
environment: coexistence
protocol: owa
connect: mail.contoso.com
cases:
  - id: a-time-traveller
    clauses: [E15-OWA-RED]
    user: red
    needs: [time-travel]
    do: sign in
    expect: { status: 200 }
`,
    );
    write('wrong.test.js', `require('coexlab/jest').conformance({ user: 'purpel' });`);
    write('option.test.js', `require('coexlab/jest').conformance({ users: 'purple' });`);
    write(
      'types.mts',
      `import { conformance } from 'coexlab/jest';
       conformance({ ids: ['owa-*'], user: 'red', timeout: 1000 });
       // @ts-expect-error there is no such option
       conformance({ users: 'red' });`,
    );
  });

  test('a mutant fails its case with the text of the terminal, at the line of the call', async () => {
    const { code, said } = await jest(['mutant.test.js']);
    expect(said).toMatch(/✓ owa-red-proxied: /);
    expect(said).toMatch(/✕ owa-blue-proxied: /);
    expect(said).toMatch(
      /expected path +actual path\n +cas2013@Site1 +cas2013-\d@Site1\n +cas2010@Site3 +≠ +cas2010-\d@Site1/,
    );
    expect(said).toMatch(/author +503 made by the proxy/);
    expect(said).toMatch(
      /right for +owa-red-proxied: so begins the way of what red, 2010 in Site1, should get/,
    );
    expect(said).toMatch(/repeat +curl /);
    expect(said).toMatch(/> 3 \|.*conformance\(\{/);
    expect(said).not.toContain('Blue-2010-Site3');
    expect(said).toMatch(/^Tests: +1 failed, 2 passed, 3 total$/m);
    expect(code).toBe(1);
  }, 60_000);

  test('a name filter runs what it names', async () => {
    const { code, said } = await jest(['mutant.test.js', '-t', 'owa-red-proxied']);
    expect(said).toMatch(/^Tests: +2 skipped, 1 passed, 3 total$/m);
    expect(code).toBe(0);
  }, 60_000);

  test('ES modules import it as well', async () => {
    const { code, said } = await jest(['modules.test.mjs'], '--experimental-vm-modules');
    expect(said).toMatch(/✓ owa-red-proxied: (.|\n)*✓ owa-blue-proxied: /);
    expect(code).toBe(0);
  }, 60_000);

  test('spec files of one’s own run too; what the implementation lacks is passed over with its reason', async () => {
    const { code, said } = await jest(['own.test.js']);
    expect(said).toMatch(/✓ a-time-traveller: /);
    expect(said).toContain('a-time-traveller was skipped: needs time-travel, which builtin does not have');
    expect(code).toBe(0);
  }, 60_000);

  test.each([
    ['wrong.test.js', /ended with 2:\n.*"purpel" \(did you mean "purple"\?\)/],
    ['option.test.js', /conformance\(\) has no option "users"; known: ids, user, /],
  ])(
    '%s says what is wrong',
    async (file, message) => {
      const { code, said } = await jest([file]);
      expect(said).toMatch(message);
      expect(code).toBe(1);
    },
    60_000,
  );

  test('its types are found', async () => {
    const tsc = resolve('node_modules/typescript/bin/tsc');
    const options = ['--noEmit', '--strict', '--module', 'nodenext', '--types', ''];
    await run(process.execPath, [tsc, ...options, 'types.mts'], { cwd: project });
  }, 60_000);
});
