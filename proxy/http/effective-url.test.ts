import { expect, test } from '@jest/globals';
import { effectiveUrl } from './effective-url.ts';

const addressed = (target: string, hosts: string[] = ['mail.contoso.com'], isOld = false) =>
  effectiveUrl({ target, hosts, isOld });

test.each([
  ['/owa/?a=%2f..%2F&b=//c', 'mail.contoso.com'],
  ['/owa/a..b/.c/d.', 'MAIL.contoso.com:443'],
  ['/owa/', '[::1]:8443'],
])('%s at %s is what it says', (target, host) => {
  expect(addressed(target, [host])).toEqual({ url: target, host });
});

test.each([
  ['https://mail.contoso.com/owa/?a=%2f', '/owa/?a=%2f', 'mail.contoso.com'],
  ['HTTP://Mail.contoso.com:80?a', '/?a', 'Mail.contoso.com:80'],
  ['https://mail.contoso.com', '/', 'mail.contoso.com'],
])('of %s the host counts', (target, url, host) => {
  expect(addressed(target, ['other.contoso.com'])).toEqual({ url, host });
});

test.each([
  '/owa/../ecp/',
  '/owa/%2e%2E/ecp/',
  '/owa/.%2E\\ecp/',
  '/owa/..%2fecp/',
  '/owa/x%5c..',
  '/owa/./',
  '//evil.example/owa/',
  'https://mail.contoso.com/owa/../ecp/',
  'https://mail.contoso.com//evil.example/',
  'https://mail.contoso.com@evil.example/owa/',
  'https:///owa/',
  'ftp://mail.contoso.com/owa/',
  'mail.contoso.com:443',
  'owa/',
  '*',
])('the target %s leads nowhere', (target) => {
  expect(addressed(target)).toBe('target');
});

test.each([
  [['mail.contoso.com', 'mail.contoso.com']],
  [[]],
  [['']],
  [['mail.contoso.com/owa']],
  [['red@mail.contoso.com']],
  [['mail.contoso.com:https']],
])('the Host lines %j name no host', (hosts) => {
  expect(addressed('/owa/', hosts)).toBe('host');
  expect(addressed('https://mail.contoso.com/owa/', hosts)).toBe('host');
});

test('HTTP/1.0 may do without a Host line, and not with two', () => {
  expect(addressed('/owa/', [], true)).toEqual({ url: '/owa/', host: '' });
  expect(addressed('/owa/', ['a', 'b'], true)).toBe('host');
});
