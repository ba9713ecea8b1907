import { type Clock, realClock } from '../../contract/clock.ts';
import { type CertificateAuthority, createCertificateAuthority } from '../../net/certificates.ts';
import type { Mutant } from '../explore/mutant.ts';
import { builtinImplementation, describeBuiltin } from '../implementations/builtin.ts';
import { externalImplementation } from '../implementations/external.ts';
import type { Implementation, ImplementationDescription } from '../implementations/implementation.ts';
import { haveSameFrontEnds } from './fixed-parts.ts';
import { createFleet } from './fleet.ts';
import { startInProcessLab } from './in-process.ts';
import { createLoopbackAddresses } from './loopback.ts';
import { createLabPool, type LabPool, type LabPoolOptions } from './pool.ts';
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

/** Labs in front of which stands the built-in proxy, or a mutant of it. */
export function createLabs(kind: LabKind, mutant: Mutant | null): Labs {
  if (kind === 'processes') return createProcessLabs(mutant);
  const variant = mutant && { changes: mutant.changes, variant: mutant.name };
  return createInProcessLabs(
    describeBuiltin(mutant?.name),
    (clock) => builtinImplementation({ clock, ...variant }),
    (lab, topology) => haveSameFrontEnds(lab.topology, topology),
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
  );
}

function createInProcessLabs(
  implementation: ImplementationDescription,
  implement: (clock: Clock) => Implementation,
  canBecome: LabPoolOptions['canBecome'],
): Labs {
  const addressOfLab = createLoopbackAddresses(process.pid, process.platform);
  let authority: Promise<CertificateAuthority> | undefined;
  const pool = createLabPool({
    canBecome,
    async startLab(topology, stopped) {
      authority ??= createCertificateAuthority();
      const address = addressOfLab();
      return startInProcessLab({
        topology,
        stopped,
        authority: await authority,
        implementation: implement,
        endpointFor: () => ({ address, port: 0 }),
      });
    },
  });
  return { implementation, startLab: pool.startLab, close: pool.close };
}

function createProcessLabs(mutant: Mutant | null): Labs {
  const implementation = describeBuiltin(mutant?.name);
  let fleet: Promise<LabPool> | undefined;
  const started = () => {
    fleet ??= createCertificateAuthority().then((authority) =>
      createFleet({
        authority,
        implementation,
        mutant: mutant?.name ?? null,
        start: realClock.now(),
        address: createLoopbackAddresses(process.pid, process.platform)(),
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
