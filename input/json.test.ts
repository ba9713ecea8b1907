import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { z } from 'zod';
import { FormatError } from './errors.ts';
import { parseJson, readJson } from './json.ts';
import { SourceError } from './problem.ts';

const schema = z.strictObject({
  name: z.string().startsWith('key-'),
  kind: z.enum(['old', 'new']),
  ports: z.array(z.strictObject({ number: z.int().max(65_535) })),
});
const good = { name: 'key-1', kind: 'old', ports: [{ number: 443 }] };

/** What is wrong, where, what was expected and what was found. */
const misfits: [string, object, string, string, string][] = [
  ['a key that is missing', { ...good, ports: undefined }, 'ports', 'an array', 'nothing'],
  ['a key too much', { ...good, extra: 1 }, '', 'no other keys', 'extra'],
  [
    'a number too big',
    { ...good, ports: [{ number: 1 }, { number: 70_000 }] },
    'ports[1].number',
    'number to be <=65535',
    '70000',
  ],
  ['a text for a list', { ...good, ports: 'secret' }, 'ports', 'an array', 'another text'],
  ['a choice that is none', { ...good, kind: 'secret' }, 'kind', '"old" or "new"', 'another text'],
  ['a mapping for a text', { ...good, name: {} }, 'name', 'a string', 'a mapping'],
  ['a list for everything', [], '', 'a mapping', 'a list'],
];

const folder = mkdtempSync(join(tmpdir(), 'coexlab-json-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const file = join(folder, 'it.json');

function failure(run: () => unknown): unknown {
  try {
    return run();
  } catch (error) {
    return error;
  }
}

test('what fits is returned', () => {
  expect(parseJson(JSON.stringify(good), schema, 'its answer')).toEqual(good);
  writeFileSync(file, JSON.stringify(good));
  expect(readJson(file, schema, 'keys')).toEqual(good);
});

test.each(misfits)('%s, with the place', (_, value, place, expected, found) => {
  const text = JSON.stringify(value);
  const format = failure(() => parseJson(text, schema, 'its answer'));
  expect(format).toBeInstanceOf(FormatError);
  expect(format).toMatchObject({
    where: place === '' ? 'its answer' : `its answer, ${place}`,
    expected,
    found,
  });
  writeFileSync(file, text);
  const source = failure(() => readJson(file, schema, 'keys'));
  expect(source).toBeInstanceOf(SourceError);
  const where = place === '' ? '' : `${place}: `;
  expect(source).toHaveProperty(
    'message',
    `${file}: expected keys; ${where}expected ${expected}, found ${found}`,
  );
});

test('several misfits are counted', () => {
  writeFileSync(file, '{}');
  expect(() => readJson(file, schema, 'keys')).toThrow('name: expected a string, found nothing (and 2 more)');
});

test('what is no JSON is shown of a program, never of a file', () => {
  expect(() => parseJson('hello', schema, 'its answer')).toThrow('its answer: expected JSON, found "hello"');
  writeFileSync(file, 'topsecret');
  expect(() => readJson(file, schema, 'keys')).toThrow(
    `${file}: expected keys; expected JSON, found other text`,
  );
});

test('a file that is not there', () => {
  expect(() => readJson(join(folder, 'no.json'), schema, 'keys')).toThrow(
    /no\.json: cannot be read: there is no such/,
  );
});
