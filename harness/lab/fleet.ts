import { randomBytes } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CertificateAuthority } from '../../net/certificates.ts';
import type { Topology } from '../../topology/index.ts';
import type { ImplementationDescription } from '../implementations/implementation.ts';
import { isPlayedByImplementation } from '../implementations/under-test.ts';
import { type AssembledLab, assembleLab } from './assemble.ts';
import { flawedIdentityOf } from './certificates.ts';
import { createLabPool, type LabPool } from './pool.ts';
import { createLabKeys } from './remote/keys.ts';
import { makeRunFolder } from './run-folder.ts';
import { createControlledUnit } from './units/controlled.ts';
import { launchProcess } from './units/process.ts';

export interface FleetOptions {
  authority: CertificateAuthority;
  implementation: ImplementationDescription;
  /** Replaces the decision of the front ends. */
  mutant: string | null;
  /** Where the lab clock starts, milliseconds since the epoch. */
  start: number;
  /** The loopback address of every server. */
  address: string;
}

/**
 * Server processes that serve one lab after the other, as a pool of one lab: they are restored between labs, started
 * anew (in the same process) where they were stopped, and replaced where they crashed.
 */
export function createFleet(options: FleetOptions): LabPool {
  const pool = createLabPool({
    startLab: (topology, stopped) => startProcessLab(options, topology, stopped),
    canBecome: () => true,
    limit: 1,
  });
  return pool;
}

/** A lab whose servers are processes. @throws ChildError, or what a server's start throws; nothing stays behind then */
async function startProcessLab(
  { authority, implementation, mutant, start, address }: FleetOptions,
  topology: Topology,
  stopped: readonly string[],
): Promise<AssembledLab> {
  const labKey = randomBytes(32).toString('base64url');
  const folder = makeRunFolder('fleet');
  const keysFile = join(folder, 'keys.json');
  const httpProxyLogs = join(folder, 'httpproxy');
  let now = start;
  return assembleLab(
    {
      ca: authority.ca,
      labKey,
      implementation,
      now: () => now,
      flawedIdentity: (...wanted) => flawedIdentityOf(authority, ...wanted),
      moved(time) {
        now = time;
      },
      async prepare(wanted) {
        const keys = JSON.stringify(await createLabKeys(wanted, authority, labKey));
        await writeFile(keysFile, keys, { mode: 0o600 });
      },
      httpProxyLogs,
      makeUnits(server, wanted) {
        const logs = isPlayedByImplementation(wanted, server) ? httpProxyLogs : null;
        const launch = () => launchProcess({ server, keysFile, address, mutant, httpProxyLogs: logs });
        return [createControlledUnit({ server, labKey, now: () => now, launch })];
      },
      close: () => rm(folder, { recursive: true, force: true }),
    },
    topology,
    stopped,
  );
}
