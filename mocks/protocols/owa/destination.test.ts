import { expect, test } from '@jest/globals';
import { ownDestination } from './destination.ts';

const origin = 'https://legacy.contoso.com';

test.each([
  ['/owa/', `${origin}/owa/`],
  ['/owa/?a=b', `${origin}/owa/?a=b`],
  ['https://LEGACY.contoso.com/owa/', `${origin}/owa/`],
  ['http://legacy.contoso.com/owa/', 'http://legacy.contoso.com/owa/'],
])('%s is of this server: %s', (destination, url) => {
  expect(ownDestination(destination, origin)).toBe(url);
});

test.each([
  'https://mail.contoso.com/owa/',
  '//evil.example/',
  '/\\evil.example/',
  'https://legacy.contoso.com@evil.example/',
  'https://legacy.contoso.com.evil.example/',
  'https://legacy.contoso.com:8443/owa/',
  'javascript:alert(1)',
  'ftp://legacy.contoso.com/',
  'https://[/',
])('%s is not', (destination) => {
  expect(ownDestination(destination, origin)).toBeNull();
});

test('nothing is of a server whose name is none', () => {
  expect(ownDestination('/owa/', 'https://no host')).toBeNull();
});
