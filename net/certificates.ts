import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { der } from './der.ts';
import type { TlsIdentity } from './tls.ts';

/** The lab's certification authority: trusted by everybody in its labs, and by nobody else. */
export interface CertificateAuthority {
  /** PEM of the authority's own certificate. */
  ca: string;
  /**
   * A certificate for a host with these names (subjectAltName, RFC 9525), the first being its subject. Remembered: the
   * same names get the same certificate, so that labs of one authority share them.
   */
  identityFor(names: readonly string[]): Promise<TlsIdentity>;
}

const day = 24 * 3600_000;

/** Object identifiers of RFC 5280 and RFC 5758. */
const oid = {
  commonName: '2.5.4.3',
  ecdsaWithSha256: '1.2.840.10045.4.3.2',
  subjectKeyIdentifier: '2.5.29.14',
  keyUsage: '2.5.29.15',
  subjectAltName: '2.5.29.17',
  basicConstraints: '2.5.29.19',
  authorityKeyIdentifier: '2.5.29.35',
  extendedKeyUsage: '2.5.29.37',
  serverAuth: '1.3.6.1.5.5.7.3.1',
};

const authorityName = nameOf('coexlab lab CA');

/** Bits of KeyUsage, with how many at the end do not count. */
const keyUsage = {
  signCertificates: der.bitString(Buffer.of(0b0000_0110), 1),
  digitalSignature: der.bitString(Buffer.of(0b1000_0000), 7),
};

/**
 * Makes an authority, in some milliseconds: every thread and program of a run makes its certificates anew, and loading a
 * library for it would take many times that.
 * @param now the real time, milliseconds since the epoch: certificates are valid from a year before it until ten years after
 */
export async function createCertificateAuthority(now = Date.now()): Promise<CertificateAuthority> {
  const authorityKeys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  // All hosts share one key pair: it lives as long as the run does.
  const hostKeys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const key = hostKeys.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const certify = (subject: Buffer, publicKey: KeyObject, extensions: Buffer[]) =>
    pemOf(signed(toBeSigned({ subject, publicKey, extensions, now }), authorityKeys.privateKey));
  const ca = certify(authorityName, authorityKeys.publicKey, [
    extension(oid.basicConstraints, der.sequence(der.boolean(true), der.integer(Buffer.of(0))), 'critical'),
    extension(oid.keyUsage, keyUsage.signCertificates, 'critical'),
    extension(oid.subjectKeyIdentifier, der.octetString(identifierOf(authorityKeys.publicKey))),
  ]);
  const issue = async (names: readonly string[]): Promise<TlsIdentity> => ({
    key,
    ca,
    cert: certify(nameOf((names[0] ?? 'coexlab').slice(0, 64)), hostKeys.publicKey, [
      extension(oid.basicConstraints, der.sequence(), 'critical'),
      extension(oid.keyUsage, keyUsage.digitalSignature, 'critical'),
      extension(oid.extendedKeyUsage, der.sequence(der.objectIdentifier(oid.serverAuth))),
      extension(
        oid.subjectAltName,
        der.sequence(...names.map((name) => der.implicit(2, Buffer.from(name, 'ascii')))),
      ),
      // Strict clients (OpenSSL's X509_V_FLAG_X509_STRICT) want both key identifiers of RFC 5280.
      extension(oid.subjectKeyIdentifier, der.octetString(identifierOf(hostKeys.publicKey))),
      extension(
        oid.authorityKeyIdentifier,
        der.sequence(der.implicit(0, identifierOf(authorityKeys.publicKey))),
      ),
    ]),
  });
  const issued = new Map<string, Promise<TlsIdentity>>();
  return {
    ca,
    identityFor(names) {
      const wanted = names.map((name) => name.toLowerCase()).join(' ');
      const known = issued.get(wanted) ?? issue(names);
      issued.set(wanted, known);
      return known;
    },
  };
}

/** TBSCertificate of version 3 (RFC 5280 §4.1), issued by the authority. */
function toBeSigned({
  subject,
  publicKey,
  extensions,
  now,
}: {
  subject: Buffer;
  publicKey: KeyObject;
  extensions: Buffer[];
  now: number;
}): Buffer {
  return der.sequence(
    der.explicit(0, der.integer(Buffer.of(2))),
    der.integer(serialNumber()),
    der.sequence(der.objectIdentifier(oid.ecdsaWithSha256)),
    authorityName,
    der.sequence(der.time(now - 365 * day), der.time(now + 3650 * day)),
    subject,
    publicKey.export({ type: 'spki', format: 'der' }),
    der.explicit(3, der.sequence(...extensions)),
  );
}

function signed(content: Buffer, key: KeyObject): Buffer {
  return der.sequence(
    content,
    der.sequence(der.objectIdentifier(oid.ecdsaWithSha256)),
    der.bitString(sign('sha256', content, key)),
  );
}

/** Positive, and of its full length. */
function serialNumber(): Buffer {
  const bytes = randomBytes(16);
  return Buffer.concat([Buffer.of(((bytes[0] ?? 0) & 0x3f) | 0x40), bytes.subarray(1)]);
}

function nameOf(commonName: string): Buffer {
  return der.sequence(
    der.set(der.sequence(der.objectIdentifier(oid.commonName), der.utf8String(commonName))),
  );
}

function extension(id: string, value: Buffer, critical?: 'critical'): Buffer {
  const flags = critical === undefined ? [] : [der.boolean(true)];
  return der.sequence(der.objectIdentifier(id), ...flags, der.octetString(value));
}

/** SHA-1 of the key itself, which is the last part of its SubjectPublicKeyInfo (RFC 5280 §4.2.1.2, method 1). */
function identifierOf(publicKey: KeyObject): Buffer {
  const uncompressedPoint = 65;
  const info = publicKey.export({ type: 'spki', format: 'der' });
  return createHash('sha1').update(info.subarray(-uncompressedPoint)).digest();
}

function pemOf(certificate: Buffer): string {
  const lines = certificate.toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}
