import { readdirSync, readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { expect, test } from '@jest/globals';

const rooms = [
  'bench',
  'contract',
  'fixtures',
  'harness',
  'input',
  'mocks',
  'net',
  'protocols',
  'proxy',
  'specs',
  'topology',
];
const texts = rooms.flatMap((room) =>
  readdirSync(room, { recursive: true, encoding: 'utf8' })
    .filter((file) => ['.ts', '.yaml'].includes(extname(file)))
    .map((file) => readFileSync(`${room}/${file}`, 'utf8')),
);

/** What is cited as `wire.md §2` or `field bug 7`, each number once. */
const cited = (pattern: RegExp) => [
  ...new Set(texts.flatMap((text) => [...text.matchAll(pattern)].map((match) => match[1]))),
];

test.each([
  ['docs/wire.md', /wire\.md §(\d+)/g, /^## §(\d+) /gm],
  ['docs/field-bugs.md', /field bugs? (\d+)/gi, /^\| (\d+) /gm],
])('%s has what code, specs and fixtures cite', (file, citations, headings) => {
  const there = [...readFileSync(file, 'utf8').matchAll(headings)].map((match) => match[1]);
  expect(cited(citations).length).toBeGreaterThan(0);
  expect(cited(citations).filter((number) => !there.includes(number))).toEqual([]);
});
