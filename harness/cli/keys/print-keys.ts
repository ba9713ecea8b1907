import { createCertificateAuthority } from '../../../net/certificates.ts';
import { createLabKeys } from '../../lab/remote/keys.ts';
import { findEnvironment } from '../../specs/environments.ts';

/** The options of `coexlab keys` as commander hands them over. */
export interface KeysFlags {
  topology: string;
  overlay?: string[];
}

/** @throws UsageError, SourceError */
export async function printKeys({ topology, overlay }: KeysFlags): Promise<void> {
  const environment = findEnvironment(topology, overlay);
  const keys = await createLabKeys(environment.topology, await createCertificateAuthority());
  process.stdout.write(`${JSON.stringify(keys, null, 2)}\n`);
}
