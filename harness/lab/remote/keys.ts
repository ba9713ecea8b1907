import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { readJson, UsageError } from '../../../input/index.ts';
import type { CertificateAuthority } from '../../../net/certificates.ts';
import type { TlsIdentity } from '../../../net/tls.ts';
import type { Topology } from '../../../topology/index.ts';
import { certificateNames } from '../certificates.ts';

const pem = z.string().startsWith('-----BEGIN ');

const labKeysSchema = z.strictObject({
  labKey: z.string().min(16),
  ca: pem,
  identities: z.record(z.string(), z.strictObject({ key: pem, cert: pem })),
});

/** What the processes of one lab share: the key of the run, the CA, and certificate and key of each server. */
export type LabKeys = z.infer<typeof labKeysSchema>;

/** Keys for every server of a topology, the directory included. */
export async function createLabKeys(
  topology: Topology,
  authority: CertificateAuthority,
  labKey = randomBytes(32).toString('base64url'),
): Promise<LabKeys> {
  const identities = [...certificateNames(topology)].map(async ([server, names]) => {
    const { key, cert } = await authority.identityFor(names);
    return [server, { key, cert }] as const;
  });
  return { labKey, ca: authority.ca, identities: Object.fromEntries(await Promise.all(identities)) };
}

/** @throws SourceError when the file cannot be read or is not what `coexlab keys` writes */
export function readLabKeys(file: string): LabKeys {
  return readJson(file, labKeysSchema, 'what `coexlab keys` writes');
}

/** @throws UsageError when the keys are of another topology */
export function identityOf(keys: LabKeys, server: string): TlsIdentity {
  const identity = keys.identities[server];
  if (identity !== undefined) return { ...identity, ca: keys.ca };
  const known = Object.keys(keys.identities).join(', ');
  throw new UsageError(`the keys have no certificate for ${server}; they have ${known}`);
}
