import { randomBytes } from 'node:crypto';
import { UsageError } from '../../../input/errors.ts';
import { SourceError } from '../../../input/problem.ts';
import { readText } from '../../../input/text.ts';
import type { CertificateAuthority } from '../../../net/certificates.ts';
import type { TlsIdentity } from '../../../net/tls.ts';
import type { Topology } from '../../../topology/index.ts';
import { certificateNames } from '../certificates.ts';

/** What the processes of one lab share: the key of the run, the CA, and certificate and key of each server. */
export interface LabKeys {
  /** At least 16 characters. */
  labKey: string;
  /** PEM, as all that follows. */
  ca: string;
  identities: Record<string, { key: string; cert: string }>;
}

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
  const keys = parsed(readText(file));
  const misfit = misfitOf(keys);
  if (misfit === null) return keys as LabKeys;
  throw new SourceError([{ file, message: `expected what \`coexlab keys\` writes; ${misfit}` }]);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * What is wrong with keys, without a word of them. By hand: every server of a lab reads them at its start, and a schema
 * library takes longer to load than the rest of it.
 */
function misfitOf(keys: unknown): string | null {
  if (!isMapping(keys)) return 'expected JSON with a mapping, found something else';
  const { labKey, ca, identities } = keys;
  if (typeof labKey !== 'string' || labKey.length < 16) {
    return 'labKey: expected at least 16 characters, found another value';
  }
  if (!isPem(ca)) return 'ca: expected PEM, found another value';
  if (!isMapping(identities)) return 'identities: expected a mapping, found another value';
  const bad = Object.entries(identities).find(
    ([, identity]) => !isMapping(identity) || !isPem(identity.key) || !isPem(identity.cert),
  );
  return bad === undefined ? null : `identities.${bad[0]}: expected key and cert in PEM, found another value`;
}

const isPem = (value: unknown): value is string =>
  typeof value === 'string' && value.startsWith('-----BEGIN ');
const isMapping = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** @throws UsageError when the keys are of another topology */
export function identityOf(keys: LabKeys, server: string): TlsIdentity {
  const identity = keys.identities[server];
  if (identity !== undefined) return { ...identity, ca: keys.ca };
  const known = Object.keys(keys.identities).join(', ');
  throw new UsageError(`the keys have no certificate for ${server}; they have ${known}`);
}
