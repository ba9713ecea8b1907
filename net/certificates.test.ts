import { X509Certificate } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { authorityOf, type CertificateFlaw, createCertificateAuthority } from './certificates.ts';

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

describe('a certificate with one flaw', () => {
  const names = ['cas2010-1.contoso.com', '*.contoso.com'];
  const flawed = async (flaw: CertificateFlaw) =>
    new X509Certificate((await authority.identityFor(names, flaw)).cert);
  const defects = (it: X509Certificate) => ({
    name: it.checkHost('cas2010-1.contoso.com') === undefined,
    authority: !it.verify(ca.publicKey),
    past: new Date(it.validTo).getTime() < now,
    future: new Date(it.validFrom).getTime() > now,
  });
  const none = { name: false, authority: false, past: false, future: false };

  test.each<[CertificateFlaw, object]>([
    ['wrong name', { name: true }],
    ['wrong authority', { authority: true }],
    ['expired', { past: true }],
    ['not yet valid', { future: true }],
  ])('%s has that one alone, and is another for its names than the right one', async (flaw, defect) => {
    const it = await flawed(flaw);
    expect(defects(it)).toEqual({ ...none, ...defect });
    expect(it.issuer).toBe('CN=coexlab lab CA');
    expect(defects(new X509Certificate((await authority.identityFor(names)).cert))).toEqual(none);
  });

  test('is not for a name that ends or begins like it', async () => {
    const it = await flawed('wrong name');
    expect(it.subjectAltName).toBe('DNS:not-cas2010-1.contoso.com');
  });

  test('serves elsewhere when it was issued', async () => {
    await flawed('expired');
    const elsewhere = authorityOf(await authority.issued());
    expect(new X509Certificate((await elsewhere.identityFor(names, 'expired')).cert).validTo).toBe(
      (await flawed('expired')).validTo,
    );
  });
});

test('each authority and each certificate has a serial number of its own', async () => {
  const other = new X509Certificate((await createCertificateAuthority(now)).ca);
  const numbers = [ca, certificate, other].map(({ serialNumber }) => serialNumber);
  expect(new Set(numbers).size).toBe(3);
});

test('what was issued serves elsewhere, and nothing else does', async () => {
  const elsewhere = authorityOf(await authority.issued());
  expect(elsewhere.ca).toBe(authority.ca);
  expect(
    await elsewhere.identityFor(['CAS2010-1.contoso.com', '*.contoso.com', 'mail.fabrikam.com']),
  ).toEqual(host);
  await expect(elsewhere.identityFor(['cas2010-2.contoso.com'])).rejects.toThrow(
    'no certificate was issued for cas2010-2.contoso.com',
  );
});
