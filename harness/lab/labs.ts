import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { threadId } from 'node:worker_threads';
import { type Clock, realClock } from '../../contract/clock.ts';
import { type CertificateAuthority, createCertificateAuthority } from '../../net/certificates.ts';
import type { Mutant } from '../explore/mutant.ts';
import { builtinImplementation, describeBuiltin } from '../implementations/builtin.ts';
import { externalImplementation } from '../implementations/external.ts';
import {
  httpProxyLogFeature,
  type Implementation,
  type ImplementationDescription,
} from '../implementations/implementation.ts';
import { haveSameFrontEnds } from './fixed-parts.ts';
import { createFleet } from './fleet.ts';
import { startInProcessLab } from './in-process.ts';
import { createLoopbackAddresses } from './loopback.ts';
import { createLabPool, type LabPool, type LabPoolOptions } from './pool.ts';
import { makeRunFolder } from './run-folder.ts';
import type { StartLab } from './types.ts';

/** Where the labs of a run come from, and what stands in front of them. Nothing starts before it is needed. */
export interface Labs {
  implementation: ImplementationDescription;
  startLab: StartLab;
  close(): Promise<void>;
}

/** `--lab`: where the servers of a lab run. */
export const labKinds = ['in-process', 'processes'] as const;
export type LabKind = (typeof labKinds)[number];

/** Asked when the first lab starts. */
type GetAuthority = () => Promise<CertificateAuthority>;

/** An authority that is made when it is first asked for. */
export function lazyAuthority(): GetAuthority {
  let authority: Promise<CertificateAuthority> | undefined;
  return () => {
    authority ??= createCertificateAuthority();
    return authority;
  };
}

/** Labs in front of which stands the built-in proxy, or a mutant of it. */
export function createLabs(kind: LabKind, mutant: Mutant | null, authority = lazyAuthority()): Labs {
  if (kind === 'processes') return createProcessLabs(mutant, authority);
  const variant = mutant && { changes: mutant.changes, variant: mutant.name };
  return createInProcessLabs(
    describeBuiltin(mutant?.name),
    (clock) => builtinImplementation({ clock, ...variant }),
    (lab, topology) => haveSameFrontEnds(lab.topology, topology),
    authority,
  );
}

/** Labs in front of which stands a program of somebody else's. @throws UsageError, ChildError */
export async function createExternalLabs(program: string): Promise<Labs> {
  const implementation = await externalImplementation(program, realClock);
  // When a program of somebody else's learns of a changed organisation, nobody knows: it gets another lab.
  return createInProcessLabs(
    implementation.describe(),
    () => implementation,
    (lab, topology) => lab.topology === topology,
    lazyAuthority(),
  );
}

function createInProcessLabs(
  implementation: ImplementationDescription,
  implement: (clock: Clock) => Implementation,
  canBecome: LabPoolOptions['canBecome'],
  authority: GetAuthority,
): Labs {
  const addressOfLab = createLoopbackAddresses(process.pid, threadId, process.platform);
  const writesLogs = implementation.features.includes(httpProxyLogFeature);
  let folder: string | undefined;
  let started = 0;
  const folderOfLab = () => {
    folder ??= makeRunFolder('logs');
    started += 1;
    return join(folder, String(started));
  };
  const pool = createLabPool({
    canBecome,
    async startLab(topology, stopped) {
      const address = addressOfLab();
      return startInProcessLab({
        topology,
        stopped,
        authority: await authority(),
        implementation: implement,
        endpointFor: () => ({ address, port: 0 }),
        ...(writesLogs && { httpProxyLogs: folderOfLab() }),
      });
    },
  });
  return {
    implementation,
    startLab: pool.startLab,
    async close() {
      await pool.close();
      if (folder !== undefined) await rm(folder, { recursive: true, force: true });
    },
  };
}

function createProcessLabs(mutant: Mutant | null, authority: GetAuthority): Labs {
  const implementation = describeBuiltin(mutant?.name);
  let fleet: Promise<LabPool> | undefined;
  const started = () => {
    fleet ??= authority().then((made) =>
      createFleet({
        authority: made,
        implementation,
        mutant: mutant?.name ?? null,
        start: realClock.now(),
        address: createLoopbackAddresses(process.pid, threadId, process.platform)(),
      }),
    );
    return fleet;
  };
  return {
    implementation,
    startLab: async (topology, stopped) => (await started()).startLab(topology, stopped),
    close: async () => (await fleet)?.close(),
  };
}
