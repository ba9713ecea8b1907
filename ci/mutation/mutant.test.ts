import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from '@jest/globals';
import { loadMutants, mutated, type SourceMutant } from './mutant.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** A folder with these files. */
function folderOf(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'coexlab-mutants-'));
  folders.push(folder);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

const yaml = `takes-anybody:
  sentence: Anybody is let in.
  file: mocks/door.ts
  find: isKnown(user)
  replace: "true"
  test: mocks/door.test.ts
  fails: the door is closed
`;
const [mutant] = loadMutants(folderOf({ 'a.yaml': yaml })) as [SourceMutant];

test('a mutant is its name and what the file says of it', () => {
  expect(mutant).toMatchObject({ name: 'takes-anybody', find: 'isKnown(user)', replace: 'true' });
});

test('names are unique, and what a mutant lacks is said with its place', () => {
  expect(() => loadMutants(folderOf({ 'a.yaml': yaml, 'b.yaml': yaml }))).toThrow(
    'two mutants are called takes-anybody',
  );
  const without = yaml.replace(/ {2}sentence.*\n/, '');
  expect(() => loadMutants(folderOf({ 'a.yaml': without }))).toThrow(/a\.yaml:\d+:\d+: .*sentence/);
});

test('the mistake stands in the place of its text, as it is written', () => {
  expect(mutated('if (isKnown(user)) open();', mutant)).toBe('if (true) open();');
  expect(mutated('if (isKnown(user)) open();', { ...mutant, replace: '$&' })).toBe('if ($&) open();');
});

test.each([
  ['open();', 0],
  ['isKnown(user) && isKnown(user)', 2],
])('a source with another number of places for it is outdated: %s', (source, count) => {
  expect(() => mutated(source, mutant)).toThrow(
    `takes-anybody: expected its text once in mocks/door.ts; found it ${count} times: isKnown(user)`,
  );
});
