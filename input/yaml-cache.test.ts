import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { remembered } from './yaml-cache.ts';

let folder: string;
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'coexlab-yaml-')), 'cache');
});
afterEach(() => rmSync(join(folder, '..'), { recursive: true }));

/** Parses by counting, and counts how often that happens. */
function parser() {
  const parsed: string[] = [];
  return {
    parsed,
    parse: (text: string) =>
      remembered(
        text,
        () => {
          parsed.push(text);
          return { length: text.length };
        },
        folder,
      ),
  };
}

const files = () => readdirSync(folder).map((file) => join(folder, file));

test('a text is parsed once', () => {
  const { parse, parsed } = parser();
  expect([parse('a: 1'), parse('a: 1'), parse('a: 22')]).toEqual([
    { length: 4 },
    { length: 4 },
    { length: 5 },
  ]);
  expect(parsed).toEqual(['a: 1', 'a: 22']);
});

test('only this user can read what is kept, and nothing unfinished stays', () => {
  parser().parse('a: 1');
  expect(files().map((file) => file.replace(/.*\./, ''))).toEqual(['json']);
  expect([folder, ...files()].map((file) => statSync(file).mode & 0o077)).toEqual([0, 0]);
});

test('a file that is no JSON is as good as none', () => {
  const { parse, parsed } = parser();
  parse('a: 1');
  for (const file of files()) writeFileSync(file, '{"length":');
  expect(parse('a: 1')).toEqual({ length: 4 });
  expect(parse('a: 1')).toEqual({ length: 4 });
  expect(parsed).toEqual(['a: 1', 'a: 1']);
});

test('what throws throws every time', () => {
  const fail = () =>
    remembered(
      'a: [',
      () => {
        throw new Error('not YAML');
      },
      folder,
    );
  expect(fail).toThrow('not YAML');
  expect(fail).toThrow('not YAML');
});

test('what JSON cannot say is not kept', () => {
  const infinite = () => remembered('a: .inf', () => ({ a: Number.POSITIVE_INFINITY }), folder);
  expect([infinite(), infinite()]).toEqual([
    { a: Number.POSITIVE_INFINITY },
    { a: Number.POSITIVE_INFINITY },
  ]);
});

test('a folder that cannot be written to is no obstacle', () => {
  writeFileSync(folder, 'a file');
  const { parse, parsed } = parser();
  expect([parse('a: 1'), parse('a: 1')]).toEqual([{ length: 4 }, { length: 4 }]);
  expect(parsed).toHaveLength(2);
});

test('a folder does not grow without end', () => {
  const { parse } = parser();
  for (let count = 0; count < 600; count += 1) parse(`a: ${count}`);
  expect(files().length).toBeLessThanOrEqual(256);
});
