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
  /** All that was issued so far. */
  issued(): Promise<IssuedCertificates>;
}

/** What an authority has issued, as plain data: a thread that is given it needs no certificate library of its own. */
export interface IssuedCertificates {
  ca: string;
  /** By the names of the host. */
  identities: [key: string, TlsIdentity][];
}

/** An authority that has only what was issued before. Its `identityFor` throws Error for anything else. */
export function authorityOf(certificates: IssuedCertificates): CertificateAuthority {
  const identities = new Map(certificates.identities);
  return {
    ca: certificates.ca,
    async identityFor(names) {
      const identity = identities.get(keyOf(names));
      if (identity === undefined) throw new Error(`no certificate was issued for ${names.join(', ')}`);
      return identity;
    },
    issued: async () => certificates,
  };
}

const signing = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
const day = 24 * 3600_000;

/**
 * Makes an authority. Loads the certificate library, which is why it is not loaded with this file.
 * @param now the real time, milliseconds since the epoch: certificates are valid from a year before it until ten years after
 */
export async function createCertificateAuthority(now = Date.now()): Promise<CertificateAuthority> {
  await import('reflect-metadata');
  const {
    BasicConstraintsExtension,
    AuthorityKeyIdentifierExtension,
    ExtendedKeyUsage,
    ExtendedKeyUsageExtension,
    KeyUsageFlags,
    KeyUsagesExtension,
    SubjectAlternativeNameExtension,
    SubjectKeyIdentifierExtension,
    X509CertificateGenerator,
  } = await import('@peculiar/x509');
  const validity = { notBefore: new Date(now - 365 * day), notAfter: new Date(now + 3650 * day) };
  const newKeys = () => crypto.subtle.generateKey(signing, true, ['sign', 'verify']);
  // All hosts share one key pair: it lives as long as the run does, and a key pair for each would double the start.
  const [authorityKeys, hostKeys] = await Promise.all([newKeys(), newKeys()]);
  // Strict clients (OpenSSL's X509_V_FLAG_X509_STRICT) want both key identifiers of RFC 5280.
  const [authorityKeyId, authoritySubjectId, hostSubjectId, key] = await Promise.all([
    AuthorityKeyIdentifierExtension.create(authorityKeys.publicKey),
    SubjectKeyIdentifierExtension.create(authorityKeys.publicKey),
    SubjectKeyIdentifierExtension.create(hostKeys.publicKey),
    crypto.subtle.exportKey('pkcs8', hostKeys.privateKey).then(toPrivateKeyPem),
  ]);
  const authority = await X509CertificateGenerator.createSelfSigned({
    ...validity,
    name: 'CN=coexlab lab CA',
    keys: authorityKeys,
    signingAlgorithm: signing,
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
      authoritySubjectId,
    ],
  });
  const ca = authority.toString('pem');
  const issue = async (names: readonly string[]): Promise<TlsIdentity> => {
    const certificate = await X509CertificateGenerator.create({
      ...validity,
      subject: [{ CN: [(names[0] ?? 'coexlab').slice(0, 64)] }],
      issuer: authority.subject,
      publicKey: hostKeys.publicKey,
      signingKey: authorityKeys.privateKey,
      signingAlgorithm: signing,
      extensions: [
        new BasicConstraintsExtension(false, undefined, true),
        new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
        new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
        new SubjectAlternativeNameExtension(names.map((value) => ({ type: 'dns', value }))),
        hostSubjectId,
        authorityKeyId,
      ],
    });
    return { key, cert: certificate.toString('pem'), ca };
  };
  const issued = new Map<string, Promise<TlsIdentity>>();
  return {
    ca,
    identityFor(names) {
      const wanted = keyOf(names);
      const known = issued.get(wanted) ?? issue(names);
      issued.set(wanted, known);
      return known;
    },
    async issued() {
      const identities = [...issued].map(
        async ([names, identity]): Promise<[string, TlsIdentity]> => [names, await identity],
      );
      return { ca, identities: await Promise.all(identities) };
    },
  };
}

function keyOf(names: readonly string[]): string {
  return names.map((name) => name.toLowerCase()).join(' ');
}

function toPrivateKeyPem(der: ArrayBuffer): string {
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return `-----BEGIN PRIVATE KEY-----\n${lines.join('\n')}\n-----END PRIVATE KEY-----\n`;
}
