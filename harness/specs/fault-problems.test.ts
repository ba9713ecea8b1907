import { afterAll, describe, expect, test } from '@jest/globals';
import { good, one, specFolder } from './testing/spec-files.ts';

const specs = specFolder();
afterAll(specs.remove);

/** A case with one fault; what follows `server: cas2010@Site1, ` begins at column 43 of line 10. */
const withFault = (rest: string) => one(...good, `with: { fault: { server: cas2010@Site1, ${rest} } }`);
const one422 = 'one of answer, breaks, hang, reset, slow, certificate';

test.each([
  'answer: 200',
  "answer: 302, headers: { Location: 'https://mail.contoso.com/owa', Set-Cookie: [a=1, b=2] }, body: moved",
  'answer: 200, reason: Fine, pieces: [one, two], between: 20s, encoding: gzip, trailers: { x-sum: "1" }',
  'answer: 413, reads: nothing',
  'answer: 200, processing: true',
  'answer: 200, body: again, repeat: 100',
  'answer: 200, reads: held, framing: close, body: all',
  'breaks: before head',
  'breaks: before head, how: close',
  'breaks: in gibberish',
  'breaks: in body',
  'answer: 500, breaks: in body, framing: chunked, how: close',
  'breaks: in head, how: reset, headers: { x: y }',
  'certificate: wrong name',
  'answer: 204, times: 2, protocol: owa',
])('a fault can be { %s }', (rest) => {
  expect(specs.load(withFault(rest))).toHaveLength(1);
});

describe('what waits for the clock', () => {
  const step = (text: string) => one(...good.slice(0, 3), `steps: [{ ${text} }]`);
  test.each([
    'do: read, once: answer begins, advance: 5s',
    'send: { method: POST, url: /owa/, pieces: [a, b] }, advance: 5s',
  ])('{ %s }', (text) => {
    expect(specs.load(step(text))).toHaveLength(1);
  });
  test.each([
    [
      'do: read, once: answer begins',
      '9:25: "once" says when the clock moves beside an action: expected "advance", and "do" or "send"',
    ],
    [
      'advance: 5s, once: answer begins',
      '9:28: "once" says when the clock moves beside an action: expected "advance", and "do" or "send"',
    ],
    [
      'send: { method: POST, url: /owa/, pieces: [a, b] }',
      '9:49: the second piece waits for the clock to move: expected "advance" in the step',
    ],
    [
      'send: { method: POST, url: /owa/, repeat: 5 }',
      '9:49: there is nothing to repeat: expected "body" or "pieces"',
    ],
    [
      'send: { method: POST, url: /owa/, body: a, pieces: [a, b] }, advance: 5s',
      '9:58: "body" and "pieces" both say the body: keep one',
    ],
    [
      `send: { method: POST, url: /owa/, pieces: ["\${usr}", b] }, advance: 5s`,
      '9:58: there is no placeholder "usr" (did you mean "user"?); known: user, password, basic, cookies',
    ],
  ])('{ %s } cannot be', (text, problem) => {
    expect(specs.problemsOf(step(text))).toEqual([`s.yaml:${problem}`]);
  });
});

test('the directory can have one, and be stopped by a step', () => {
  const text = one(
    ...good.slice(0, 3),
    'steps: [{ fault: { server: directory, hang: true }, stop: directory, do: read }]',
  );
  expect(specs.load(text)).toHaveLength(1);
});

describe('what no fault can be is found, with its place', () => {
  test.each<[string, string, string]>([
    ['an answer of no status', 'answer: 100', '10:53: expected number to be >=200; found 100'],
    [
      'a stage that is none',
      'breaks: in tail',
      '10:53: expected "before head" or "in gibberish" or "in head" or "in body"; found "in tail"',
    ],
    ['no action', 'times: 1', `10:20: a fault does one thing: expected ${one422}; found none`],
    [
      'two actions',
      'answer: 503, slow: 5s',
      `10:20: a fault does one thing: expected ${one422}; found answer and slow`,
    ],
    [
      'two ways to break off',
      'breaks: in head, reset: true',
      `10:20: a fault does one thing: expected ${one422}; found breaks and reset`,
    ],
    [
      'pieces of nothing',
      'hang: true, pieces: [a, b]',
      '10:57: "pieces" is part of an answer: expected "answer"',
    ],
    [
      'a certificate for some requests',
      'certificate: expired, times: 1',
      '10:67: a certificate is shown before there is a request: expected no "times"',
    ],
    [
      'how without a break',
      'answer: 503, how: close',
      '10:58: "how" is how an answer breaks off: expected "breaks"',
    ],
    [
      'an answer that nobody gets',
      'answer: 200, breaks: before head',
      '10:45: nothing is answered before the head: expected no "answer"',
    ],
    [
      'a body that is gibberish',
      'breaks: in gibberish, body: a',
      '10:67: nothing is answered but gibberish: expected no "body"',
    ],
    [
      'two bodies',
      'answer: 200, body: a, pieces: [a, b]',
      '10:58: "body" and "pieces" both say the body: keep one',
    ],
    [
      'a byte beyond 255',
      'answer: 200, pieces: [a, "\\u0141"], headers: { Content-Type: image/png }',
      '10:58: by its content-type it is bytes: expected one byte a character',
    ],
    [
      'nothing again and again',
      'answer: 200, repeat: 5',
      '10:58: there is nothing to repeat: expected "body"',
    ],
    [
      'time between nothing',
      'answer: 200, between: 5s',
      '10:58: there is nothing between: expected "pieces"',
    ],
    [
      'trailers without chunks',
      'answer: 200, trailers: { x: y }, framing: length',
      '10:58: trailers follow the last chunk: expected "framing: chunked"',
    ],
    ['a body where there is none', 'answer: 304, body: a', '10:58: a 304 has no body: expected no "body"'],
    [
      'nothing to compress',
      'answer: 200, encoding: gzip',
      '10:58: there is nothing to compress: expected "body" or "pieces"',
    ],
    [
      "the server's own headers",
      'answer: 200, headers: { Content-Length: "5" }',
      '10:69: the server says "Content-Length" itself: expected "framing", "trailers" or "encoding" in its place',
    ],
    [
      'a header of two lines',
      'answer: 200, headers: { x: "a\\nb" }',
      '10:72: expected a text of one line, one byte a character; found "a\\nb"',
    ],
    [
      'a name that is none',
      'answer: 200, headers: { "x y": a }',
      '10:69: expected a header\'s name; found "x y"',
    ],
  ])('%s', (_what, rest, problem) => {
    expect(specs.problemsOf(withFault(rest))).toEqual([`s.yaml:${problem}`]);
  });
});
