import { afterAll, expect, test } from '@jest/globals';
import { one, specFolder } from './testing/spec-files.ts';

const specs = specFolder();
afterAll(specs.remove);

const problems = (step: string) =>
  specs.problemsOf(one('id: a', 'clauses: [SEL-13]', 'user: red', `steps: [{ ${step} }]`));

test.each([
  'send: { method: GET, url: /, leave: after the request }, expect: { path: [cas2013@Site1] }',
  'send: { method: POST, url: /, pieces: [a, b], leave: after the head }',
])('a client may leave: %s', (step) => {
  expect(problems(step)).toEqual([]);
});

test.each([
  [
    'send: { method: GET, url: /, leave: after the head }',
    /^s\.yaml:9:44: with "pieces" a client leaves "after the head", before the second one/,
  ],
  [
    'send: { method: POST, url: /, pieces: [a, b], leave: after the request }',
    /^s\.yaml:9:61: with "pieces" a client leaves "after the head"/,
  ],
  [
    'send: { method: GET, url: /, leave: after the request }, advance: 1s',
    /^s\.yaml:9:44: a client that leaves waits for no clock: expected no "advance"$/,
  ],
  [
    'send: { method: GET, url: /, leave: after the request }, expect: { status: 200 }',
    /^s\.yaml:9:82: a client that leaves is answered by nobody: expected "path" and "seen" at most$/,
  ],
])('what a client that leaves cannot do is refused: %s', (step, problem) => {
  expect(problems(step)).toEqual([expect.stringMatching(problem)]);
});
