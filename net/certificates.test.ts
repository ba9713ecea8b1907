import { X509Certificate } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { createCertificateAuthority } from './certificates.ts';
import { der } from './der.ts';

const now = Date.UTC(2026, 0, 31, 12);
const authority = await createCertificateAuthority(now);
const ca = new X509Certificate(authority.ca);
const host = await authority.identityFor(['cas2010-1.contoso.com', '*.contoso.com', 'mail.fabrikam.com']);
const certificate = new X509Certificate(host.cert);

test('the authority signs itself and hosts', () => {
  expect(ca.ca).toBe(true);
  expect(ca.checkIssued(ca)).toBe(true);
  expect(ca.verify(ca.publicKey)).toBe(true);
  expect(certificate.ca).toBe(false);
  expect(certificate.checkIssued(ca)).toBe(true);
  expect(certificate.verify(ca.publicKey)).toBe(true);
});

test('a host is certified for its names, as a server, with the key that it has', () => {
  expect(certificate.subject).toBe('CN=cas2010-1.contoso.com');
  expect(certificate.subjectAltName).toBe(
    'DNS:cas2010-1.contoso.com, DNS:*.contoso.com, DNS:mail.fabrikam.com',
  );
  expect(certificate.checkHost('owa.contoso.com')).toBe('*.contoso.com');
  expect(certificate.checkHost('mail.contoso.org')).toBeUndefined();
  expect(certificate.keyUsage).toEqual(['1.3.6.1.5.5.7.3.1']);
  expect(host.key).toMatch(/^-----BEGIN PRIVATE KEY-----\n/);
});

test('it is valid from a year ago until in ten years', () => {
  expect(new Date(certificate.validFrom).toISOString()).toBe('2025-01-31T12:00:00.000Z');
  expect(new Date(certificate.validTo).toISOString()).toBe('2036-01-29T12:00:00.000Z');
});

test('each authority and each certificate has a serial number of its own', async () => {
  const other = new X509Certificate((await createCertificateAuthority(now)).ca);
  const numbers = [ca, certificate, other].map(({ serialNumber }) => serialNumber);
  expect(new Set(numbers).size).toBe(3);
  for (const number of numbers) expect(number).toMatch(/^[4-7][0-9A-F]{31}$/);
});

/** By hand, from X.690 and RFC 5280. */
test.each([
  ['an integer whose first bit is set', der.integer(Buffer.of(0x80)), '02020080'],
  ['a length of 127', der.octetString(Buffer.alloc(127)).subarray(0, 3), '047f00'],
  ['a length of 128', der.octetString(Buffer.alloc(128)).subarray(0, 3), '048180'],
  ['a length of 256', der.octetString(Buffer.alloc(256)).subarray(0, 4), '04820100'],
  ['ecdsa-with-SHA256', der.objectIdentifier('1.2.840.10045.4.3.2'), '06082a8648ce3d040302'],
  [
    'the last second of UTCTime',
    der.time(Date.UTC(2049, 11, 31, 23, 59, 59)),
    '170d3439313233313233353935395a',
  ],
  ['the first of GeneralizedTime', der.time(Date.UTC(2050, 0, 1)), '180f32303530303130313030303030305a'],
  ['nothing in a sequence', der.sequence(), '3000'],
])('%s is encoded as X.690 says', (_, encoded, hex) => {
  expect(encoded.toString('hex')).toBe(hex);
});
