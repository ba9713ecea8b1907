import { randomBytes } from 'node:crypto';
import type { z } from 'zod';
import { UsageError } from '../../../input/errors.ts';
import { readText } from '../../../input/text.ts';
import type { CertificateAuthority } from '../../../net/certificates.ts';
import type { TlsIdentity } from '../../../net/tls.ts';
import type { Topology } from '../../../topology/index.ts';
import { certificateNames } from '../certificates.ts';
import type { labKeysSchema } from './keys-schema.ts';

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

/** What somebody hands to `coexlab serve`. @throws SourceError when it cannot be read or is not what `coexlab keys` writes */
export async function readLabKeys(file: string): Promise<LabKeys> {
  const [{ readJson }, { labKeysSchema }] = await Promise.all([
    import('../../../input/json.ts'),
    import('./keys-schema.ts'),
  ]);
  return readJson(file, labKeysSchema, 'what `coexlab keys` writes');
}

/**
 * What the lab that steers this process wrote for it, unchecked: a schema library takes longer to load than the rest of a
 * server's process, and some twenty are started. @throws SourceError when it cannot be read
 */
export function ownLabKeys(file: string): LabKeys {
  return JSON.parse(readText(file)) as LabKeys;
}

/** @throws UsageError when the keys are of another topology */
export function identityOf(keys: LabKeys, server: string): TlsIdentity {
  const identity = keys.identities[server];
  if (identity !== undefined) return { ...identity, ca: keys.ca };
  const known = Object.keys(keys.identities).join(', ');
  throw new UsageError(`the keys have no certificate for ${server}; they have ${known}`);
}
