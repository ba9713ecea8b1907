import { afterAll, expect, test } from '@jest/globals';
import { good, one, specFolder } from './testing/spec-files.ts';

const specs = specFolder();
afterAll(specs.remove);

const problems = (expectation: string) => specs.problemsOf(one(...good, `expect: { ${expectation} }`));

test.each([
  'answer: none',
  'answer: refused, status: null, mailbox: null, path: [cas2013@Site1]',
  'status: null, redirect: null',
  'answer: cut short, status: 200, author: cas2010@Site1, headers: { content-length: "9" }, body: half',
])('nobody may be expected to answer: %s', (expectation) => {
  expect(problems(expectation)).toEqual([]);
});

test.each([
  [
    'answer: refused, status: 503',
    's.yaml:10:32: where nobody answers there is no "status": expected "path" and "seen" at most',
  ],
  [
    'status: null, mailbox: red',
    's.yaml:10:29: where nobody answers there is no "mailbox": expected "path" and "seen" at most',
  ],
  [
    'answer: cut short, page: error',
    's.yaml:10:34: an answer that is cut short has no "page": expected only status, author, reason, headers, cookies, body beside it',
  ],
  ['answer: lost', expect.stringMatching(/^s\.yaml:10:23: expected .*unknown name.*refused.*found "lost"/)],
])('what nobody can answer is refused: %s', (expectation, problem) => {
  expect(problems(expectation)).toEqual([problem]);
});
