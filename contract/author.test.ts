import { expect, test } from '@jest/globals';
import { signAuthor, verifyAuthor } from './author.ts';

const author = { server: 'cas2010-1', conversation: 'cas2010-1/7', status: '200' };

test('a claim that this lab run signed names its author', () => {
  expect(verifyAuthor(signAuthor(author, 'key'), 'key')).toEqual(author);
  const ofMail = { ...author, status: '-ERR' };
  expect(verifyAuthor(signAuthor(ofMail, 'key'), 'key')).toEqual(ofMail);
});

test.each<[string, string | undefined]>([
  ['none', undefined],
  ['an empty one', ''],
  ['one without a signature', 'cas2010-1;cas2010-1/7;200'],
  ['one of another lab run', signAuthor(author, 'other')],
  ['one with another status', signAuthor(author, 'key').replace(';200;', ';500;')],
  ['one with something after it', `${signAuthor(author, 'key')};more`],
])('%s names nobody', (_, claim) => {
  expect(verifyAuthor(claim, 'key')).toBeNull();
});
