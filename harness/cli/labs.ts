import { type CertificateAuthority, createCertificateAuthority } from '../../net/certificates.ts';
import { decide } from '../../proxy/decide.ts';
import type { Mutant } from '../explore/mutants.ts';
import { builtinImplementation, describeBuiltin } from '../lab/builtin.ts';
import { startInProcessLab } from '../lab/in-process.ts';
import { createLoopbackAddresses } from '../lab/loopback.ts';
import { createLabPool, type LabPool } from '../lab/pool.ts';
import type { Implementation } from '../lab/types.ts';

/** Where the labs of a run come from, and what stands in front of them. */
export interface Labs {
  implementation: ReturnType<Implementation['describe']>;
  pool: LabPool;
}

/** How many labs stand ready ahead of the cases that need one of their own. */
const standingReady = 2;

/** In-process labs in front of which stands the built-in proxy, or a mutant of it. Nothing starts before it is needed. */
export function createInProcessLabs(mutant: Mutant | null): Labs {
  const variant = mutant && { decide: mutant.wrap(decide), variant: mutant.name };
  const addressOfLab = createLoopbackAddresses(process.pid, process.platform);
  let authority: Promise<CertificateAuthority> | undefined;
  const pool = createLabPool({
    size: standingReady,
    async startLab(topology) {
      authority ??= createCertificateAuthority();
      const address = addressOfLab();
      return startInProcessLab({
        topology,
        authority: await authority,
        implementation: (clock) => builtinImplementation({ clock, ...variant }),
        endpointFor: () => ({ address, port: 0 }),
      });
    },
  });
  return { implementation: describeBuiltin(mutant?.name), pool };
}
