import type { TlsIdentity } from './tls.ts';

/** What can be wrong with a host's certificate, whoever verifies it (RFC 5280 §6, RFC 9525 §6). */
export const certificateFlaws = ['wrong name', 'wrong authority', 'expired', 'not yet valid'] as const;
export type CertificateFlaw = (typeof certificateFlaws)[number];

/** The lab's certification authority: trusted by everybody in its labs, and by nobody else. */
export interface CertificateAuthority {
  /** PEM of the authority's own certificate. */
  ca: string;
  /**
   * A certificate for a host with these names (subjectAltName, RFC 9525), the first being its subject. Remembered: the
   * same names get the same certificate, so that labs of one authority share them.
   * @param flaw what alone is wrong with it: it is for `not-<name>`, or from an authority of the same name that nobody
   *   trusts, or was valid until yesterday, or will be in a year; default: nothing
   */
  identityFor(names: readonly string[], flaw?: CertificateFlaw): Promise<TlsIdentity>;
  /** All that was issued so far. */
  issued(): Promise<IssuedCertificates>;
}

/** What an authority has issued, as plain data: a thread that is given it needs no certificate library of its own. */
export interface IssuedCertificates {
  ca: string;
  /** By the names of the host and the flaw. */
  identities: [key: string, TlsIdentity][];
}

/** An authority that has only what was issued before. Its `identityFor` throws Error for anything else. */
export function authorityOf(certificates: IssuedCertificates): CertificateAuthority {
  const identities = new Map(certificates.identities);
  return {
    ca: certificates.ca,
    async identityFor(names, flaw) {
      const identity = identities.get(keyOf(names, flaw));
      if (identity === undefined) throw new Error(`no certificate was issued for ${keyOf(names, flaw)}`);
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
  const otherValidity: Partial<Record<CertificateFlaw, typeof validity>> = {
    expired: { ...validity, notAfter: new Date(now - day) },
    'not yet valid': { ...validity, notBefore: new Date(now + 365 * day) },
  };
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
  const subject = 'CN=coexlab lab CA';
  const authority = await X509CertificateGenerator.createSelfSigned({
    ...validity,
    name: subject,
    keys: authorityKeys,
    signingAlgorithm: signing,
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
      authoritySubjectId,
    ],
  });
  const signer = { signingKey: authorityKeys.privateKey, keyId: authorityKeyId };
  const stranger = async (): Promise<typeof signer> => {
    const { publicKey, privateKey } = await newKeys();
    return { signingKey: privateKey, keyId: await AuthorityKeyIdentifierExtension.create(publicKey) };
  };
  const ca = authority.toString('pem');
  const issue = async (hosts: readonly string[], flaw?: CertificateFlaw): Promise<TlsIdentity> => {
    const names = flaw === 'wrong name' ? hosts.slice(0, 1).map((host) => `not-${host}`) : hosts;
    const { signingKey, keyId } = flaw === 'wrong authority' ? await stranger() : signer;
    const certificate = await X509CertificateGenerator.create({
      ...validity,
      ...(flaw && otherValidity[flaw]),
      subject: [{ CN: [(names[0] ?? 'coexlab').slice(0, 64)] }],
      issuer: subject,
      publicKey: hostKeys.publicKey,
      signingKey,
      signingAlgorithm: signing,
      extensions: [
        new BasicConstraintsExtension(false, undefined, true),
        new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
        new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
        new SubjectAlternativeNameExtension(names.map((value) => ({ type: 'dns', value }))),
        hostSubjectId,
        keyId,
      ],
    });
    return { key, cert: certificate.toString('pem'), ca };
  };
  const issued = new Map<string, Promise<TlsIdentity>>();
  return {
    ca,
    identityFor(names, flaw) {
      const wanted = keyOf(names, flaw);
      const known = issued.get(wanted) ?? issue(names, flaw);
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

function keyOf(names: readonly string[], flaw?: CertificateFlaw): string {
  return [...names.map((name) => name.toLowerCase()), ...(flaw === undefined ? [] : [`(${flaw})`])].join(' ');
}

function toPrivateKeyPem(der: ArrayBuffer): string {
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return `-----BEGIN PRIVATE KEY-----\n${lines.join('\n')}\n-----END PRIVATE KEY-----\n`;
}
