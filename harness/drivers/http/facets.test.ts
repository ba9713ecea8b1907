import { expect, test } from '@jest/globals';
import { bodyInJournal, createJournal, type HeaderLine } from '../../../contract/journal.ts';
import { httpConversation } from '../../../contract/testing/conversation.ts';
import { httpFacets } from './facets.ts';

const textual: HeaderLine = ['Content-Type', 'text/xml; charset=utf-8'];
const binary: HeaderLine = ['Content-Type', 'application/vnd.ms-sync.wbxml'];

/** How a body that a server received looks beside what it had to be. */
function beside(pattern: string | { matches: string } | null, received: Buffer, type: HeaderLine) {
  const journal = createJournal('cas2010-1', () => 0);
  const detail = { headers: [type], body: bodyInJournal(received) };
  const entry = journal.add(httpConversation({ connection: 'cas2010-1/1' }, detail));
  return httpFacets({ body: pattern }, entry, [])[0];
}

test('a body is compared as a whole: a text by its characters, anything else by its bytes', () => {
  expect(beside('<Zürich/>', Buffer.from('<Zürich/>'), textual)?.fits).toBe(true);
  expect(beside('<Zürich/>', Buffer.from('<Zürich/>.'), textual)?.fits).toBe(false);
  expect(beside('\x03\x01j\0\xff', Buffer.from([3, 1, 106, 0, 255]), binary)?.fits).toBe(true);
  expect(beside({ matches: '^<Zür' }, Buffer.from('<Zürich/>'), textual)?.fits).toBe(true);
});

test('a body that is too long for a journal is compared by its length and hash', () => {
  const long = 'ü'.repeat(5_000);
  expect(beside(long, Buffer.from(long), textual)?.fits).toBe(true);
  expect(beside(`${long}!`, Buffer.from(long), textual)?.fits).toBe(false);
  expect(beside({ matches: '^\\(10000 bytes' }, Buffer.from(long), textual)?.fits).toBe(true);
});

test('no body is none, and not an empty text', () => {
  expect(beside(null, Buffer.alloc(0), textual)?.fits).toBe(true);
  expect(beside(null, Buffer.from('x'), textual)).toEqual({
    name: 'body',
    wanted: '(none)',
    found: '"x"',
    fits: false,
  });
});

test('several Cookie lines are one of all cookies', () => {
  const journal = createJournal('cas2010-1', () => 0);
  const headers: HeaderLine[] = [
    ['Cookie', 'a=1'],
    ['cookie', 'b=2'],
  ];
  const entry = journal.add(httpConversation({ connection: 'cas2010-1/1' }, { headers }));
  expect(httpFacets({ headers: { cookie: 'a=1; b=2' } }, entry, [])[0]?.fits).toBe(true);
});
