import { expect, test } from '@jest/globals';
import { signSession, verifySession } from './signed-session.ts';

const session = { user: 'red-k3f9', userPrincipalName: 'red@contoso.com', isPrivate: false, lastSeen: 5 };
const cookie = signSession(session, 'key', '2010@Site1');

test('what was signed is believed by servers of the same key and purpose alone', () => {
  expect(verifySession(cookie, 'key', '2010@Site1')).toEqual(session);
  expect(verifySession(cookie, 'another', '2010@Site1')).toBeNull();
  expect(verifySession(cookie, 'key', '2010@Site2')).toBeNull();
});

test.each(['', 'garbage', '.', `${cookie}x`, `x${cookie}`, cookie.split('.')[0] ?? ''])(
  '%j is no session',
  (forged) => {
    expect(verifySession(forged, 'key', '2010@Site1')).toBeNull();
  },
);
