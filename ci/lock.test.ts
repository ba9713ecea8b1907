import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { type Lock, withOtherPlatforms } from './lock.ts';

const bindings = (names: string[]): Lock => ({
  packages: {
    '': {},
    'node_modules/tool': {
      version: '1.2.3',
      dev: true,
      optionalDependencies: Object.fromEntries(names.map((name) => [name, '1.2.3'])),
    },
    'node_modules/@tool/linux-x64-gnu': { version: '1.2.3', optional: true },
  },
});

test('what this platform has stays, what others need is added with their platform', () => {
  const names = ['@tool/linux-x64-gnu', '@tool/win32-arm64-msvc', '@tool/cli-linux-arm64-musl'];
  const { lock, added } = withOtherPlatforms(bindings(names));
  expect(added).toEqual(['node_modules/@tool/win32-arm64-msvc', 'node_modules/@tool/cli-linux-arm64-musl']);
  expect(lock.packages['node_modules/@tool/win32-arm64-msvc']).toEqual({
    version: '1.2.3',
    dev: true,
    optional: true,
    os: ['win32'],
    cpu: ['arm64'],
  });
  expect(lock.packages['node_modules/@tool/cli-linux-arm64-musl']).toMatchObject({ libc: ['musl'] });
});

test('a missing package that is not of a platform is an error, not a guess', () => {
  expect(() => withOtherPlatforms(bindings(['@tool/wanted']))).toThrow(/platform cannot be read/);
});

test('the lock of this project is complete: `npm run lock` adds nothing', () => {
  const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lock;
  expect(withOtherPlatforms(lock).added).toEqual([]);
});
