import { expect, test } from '@jest/globals';
import { placeholdersIn, withValues } from './placeholders.ts';

const text = ['a=$', 'cookie a b of second}; $', 'cookies of other}; $', 'user}; $user; $', 'x'].join('{');

test('what a text has placeholders for, and whose', () => {
  expect(placeholdersIn(text)).toEqual([
    { what: 'cookie a b', client: 'second' },
    { what: 'cookies', client: 'other' },
    { what: 'user', client: undefined },
  ]);
});

test('a text is filled in as a whole or not at all', () => {
  expect(withValues(text, ({ what }) => `[${what}]`)).toBe(
    'a=[cookie a b]; [cookies]; [user]; $user; $'.concat('{x'),
  );
  expect(withValues(text, ({ what }) => (what === 'user' ? null : ''))).toBeNull();
  expect(withValues('$'.concat('{user}'), () => '$&')).toBe('$&');
});
