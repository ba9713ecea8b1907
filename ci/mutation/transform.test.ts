import { resolve } from 'node:path';
import { expect, test } from '@jest/globals';
import type { SourceMutant } from './mutant.ts';
import { createTransformer } from './transform.ts';

const mutant: SourceMutant = {
  name: 'takes-anybody',
  sentence: 'Anybody is let in.',
  file: 'mocks/door.ts',
  find: 'isKnown(user)',
  replace: 'true',
  test: 'mocks/door.test.ts',
  fails: 'the door is closed',
};
const swc = { jsc: { parser: { syntax: 'typescript' as const }, target: 'es2022' as const } };
const options = {
  supportsStaticESM: true,
  config: { rootDir: process.cwd() },
  configString: '',
} as Parameters<ReturnType<typeof createTransformer>['process']>[2];
const source = 'export const mayEnter = (user: string): boolean => isKnown(user);';

test('the mistake is in its own file and in no other', () => {
  const { process: compile } = createTransformer({ swc, mutant });
  expect(compile(source, resolve('mocks/door.ts'), options)).toMatchObject({
    code: expect.stringContaining('(user)=>true'),
  });
  expect(compile(source, resolve('mocks/window.ts'), options)).toMatchObject({
    code: expect.stringContaining('isKnown(user)'),
  });
});

test('what is compiled is kept by its text: with the mistake apart, else for every project', () => {
  const keyOf = (of: SourceMutant | null, file: string, configString: string) =>
    createTransformer({ swc, mutant: of }).getCacheKey(source, resolve(file), { ...options, configString });
  expect(keyOf(mutant, 'mocks/door.ts', 'one')).not.toBe(keyOf(null, 'mocks/door.ts', 'one'));
  expect(keyOf(mutant, 'mocks/window.ts', 'one')).toBe(keyOf(null, 'mocks/window.ts', 'another'));
});
