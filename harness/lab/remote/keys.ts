import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { UsageError } from '../../../input/errors.ts';
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

/** @throws UsageError when the file cannot be read or is not what `coexlab keys` writes */
export function readLabKeys(file: string): LabKeys {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new UsageError(`${file} cannot be read as JSON: ${(error as Error).message}`, { cause: error });
  }
  const parsed = labKeysSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const place = issue?.path.join('.') || 'the file';
  throw new UsageError(`${file}: expected what \`coexlab keys\` writes; ${place}: ${issue?.message}`);
}

/** @throws UsageError when the keys are of another topology */
export function identityOf(keys: LabKeys, server: string): TlsIdentity {
  const identity = keys.identities[server];
  if (identity !== undefined) return { ...identity, ca: keys.ca };
  const known = Object.keys(keys.identities).join(', ');
  throw new UsageError(`the keys have no certificate for ${server}; they have ${known}`);
}
