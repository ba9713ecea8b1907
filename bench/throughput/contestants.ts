import { findProgram } from './contestants/native.ts';
import type { Scheme } from './contract.ts';

/** One of those that are measured side by side. */
export interface Contestant {
  name: string;
  description: string;
  /** URL of what runs it in a process of its own; null for the back end, loaded directly. */
  module: string | null;
  schemes: readonly Scheme[];
  /** Whether it gets faster as its code is compiled: it is loaded for a while before it counts. */
  warmsUp: boolean;
}

/** The one that the others are compared with. */
export const reference = 'bare undici';

const both = ['http', 'https'] as const;
const natives: readonly Contestant[] = [
  {
    name: 'nginx',
    description: "the system's nginx, one process",
    module: import.meta.resolve('./contestants/nginx.ts'),
    schemes: both,
    warmsUp: false,
  },
  {
    name: 'haproxy',
    description: "the system's haproxy, one thread",
    module: import.meta.resolve('./contestants/haproxy.ts'),
    schemes: both,
    warmsUp: false,
  },
];

/** Those that can run here, and why the others cannot. */
export function contestantsHere(): {
  contestants: Contestant[];
  skipped: { name: string; reason: string }[];
} {
  const isInstalled = ({ name }: Contestant) => findProgram(name) !== null;
  return {
    contestants: [
      {
        name: 'builtin',
        description: "coexlab's own proxy: Basic, discovery, decision, diagnostic headers",
        module: import.meta.resolve('./contestants/builtin.ts'),
        schemes: ['https'],
        warmsUp: true,
      },
      {
        name: reference,
        description: 'undici dispatch, keep-alive, streaming, no routing',
        module: import.meta.resolve('./contestants/bare-undici.ts'),
        schemes: both,
        warmsUp: true,
      },
      {
        name: 'node:http + Agent',
        description: 'http.request with a keep-alive Agent, and pipe',
        module: import.meta.resolve('./contestants/bare-node-http.ts'),
        schemes: both,
        warmsUp: true,
      },
      ...natives.filter(isInstalled),
      {
        name: 'no proxy',
        description: 'the back end itself: the ceiling',
        module: null,
        schemes: both,
        warmsUp: false,
      },
    ],
    skipped: [
      ...natives
        .filter((it) => !isInstalled(it))
        .map(({ name }) => ({ name, reason: `not installed (Debian: apt-get install ${name})` })),
      { name: 'builtin over http', reason: 'the built-in proxy listens on HTTPS only, as CAS2013 does' },
    ],
  };
}
