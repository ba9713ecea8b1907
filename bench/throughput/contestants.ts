import { findProgram } from './contestants/native.ts';
import type { Scheme } from './contract.ts';

/** One of those that are measured side by side. */
export interface Contestant {
  name: string;
  description: string;
  /** What runs it in a process of its own, from this folder; null for the back end, loaded directly. */
  module: string | null;
  schemes: readonly Scheme[];
}

/** The one that the others are compared with. */
export const reference = 'bare undici';

const both = ['http', 'https'] as const;
const moduleNamed = (name: string) => `./contestants/${name}.ts`;

const native = (program: string): Contestant => ({
  name: program,
  description: `${program} of this system, one process`,
  module: moduleNamed(program),
  schemes: both,
});

/** Those that can run here, and why the others cannot. */
export function contestantsHere(): {
  contestants: Contestant[];
  skipped: { name: string; reason: string }[];
} {
  const programs = ['nginx', 'haproxy'];
  const missing = programs.filter((program) => findProgram(program) === null);
  return {
    contestants: [
      {
        name: 'builtin',
        description: "coexlab's own proxy: Basic, discovery, decision, diagnostic headers",
        module: moduleNamed('builtin'),
        schemes: ['https'],
      },
      {
        name: reference,
        description: 'undici dispatch, keep-alive, streaming, no routing',
        module: moduleNamed('bare-undici'),
        schemes: both,
      },
      {
        name: 'node:http + Agent',
        description: 'http.request with a keep-alive Agent, and pipe',
        module: moduleNamed('bare-node-http'),
        schemes: both,
      },
      ...programs.filter((program) => !missing.includes(program)).map(native),
      { name: 'no proxy', description: 'the back end itself: the ceiling', module: null, schemes: both },
    ],
    skipped: [
      ...missing.map((name) => ({ name, reason: `not installed (Debian: apt-get install ${name})` })),
      { name: 'builtin over http', reason: 'the built-in proxy listens on HTTPS only, as CAS2013 does' },
    ],
  };
}
