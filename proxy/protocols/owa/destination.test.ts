import { expect, test } from '@jest/globals';
import { safeDestination } from './destination.ts';

test.each([
  ['/owa/', 'mail.contoso.com', 'https://mail.contoso.com/owa/'],
  ['/owa/?a=b#c', 'mail.contoso.com', 'https://mail.contoso.com/owa/?a=b#c'],
  ['https://MAIL.contoso.com/owa/', 'mail.Contoso.com', 'https://mail.contoso.com/owa/'],
  ['https://mail.contoso.com?a=b', 'mail.contoso.com', 'https://mail.contoso.com/?a=b'],
  [
    `/owa/%2Fx/?a='b'+"c"&D=%c3%bC;e==`,
    'mail.contoso.com',
    `https://mail.contoso.com/owa/%2Fx/?a='b'+"c"&D=%c3%bC;e==`,
  ],
  ['https:///mail.contoso.com/owa/', 'mail.contoso.com', 'https://mail.contoso.com/owa/'],
  ['/owa/?a=ü', 'mail.contoso.com', 'https://mail.contoso.com/owa/?a=%C3%BC'],
  ['/owa\\..\\x', 'mail.contoso.com', 'https://mail.contoso.com/x'],
  ['https://red@mail.contoso.com/owa/', 'mail.contoso.com', 'https://mail.contoso.com/owa/'],
  ['https://mail.contoso.com:8443/owa/', 'mail.contoso.com:8443', 'https://mail.contoso.com:8443/owa/'],
  ['/owa/', 'mail.contoso.com:443', 'https://mail.contoso.com/owa/'],
])('%s on %s leads to %s', (destination, host, url) => {
  expect(safeDestination(destination, host)).toBe(url);
});

test.each([
  ['https://evil.example/owa/', 'mail.contoso.com'],
  ['http://mail.contoso.com/owa/', 'mail.contoso.com'],
  ['https:/\\\\evil.example/', 'mail.contoso.com'],
  ['/\t/evil.example/', 'mail.contoso.com'],
  ['//evil.example/', 'mail.contoso.com'],
  ['/\\evil.example/', 'mail.contoso.com'],
  ['https://mail.contoso.com@evil.example/', 'mail.contoso.com'],
  ['https://mail.contoso.com.evil.example/', 'mail.contoso.com'],
  ['https://mail.contoso.com:8443/owa/', 'mail.contoso.com'],
  ['javascript:alert(1)', 'mail.contoso.com'],
  ['ftp://mail.contoso.com/', 'mail.contoso.com'],
  ['https://[/', 'mail.contoso.com'],
  ['/owa/', 'no host'],
])('%s on %s leads nowhere', (destination, host) => {
  expect(safeDestination(destination, host)).toBeNull();
});
