import { readingAs, withHosts } from '../../arriving.ts';
import type { Mutant } from '../../mutant.ts';

export const takesAPathForAHost: Mutant = {
  name: 'takes-a-path-for-a-host',
  description: 'reads a Host line as far as its first slash',
  sentence: 'A Host line that is more than a host makes a bad request.',
  clause: 'WIRE-HND-1',
  changes: readingAs((context) => {
    withHosts(context, (hosts) => hosts.map((host) => host.split('/', 1)[0] ?? ''));
    return {};
  }),
  breaks: ['owa-host-line-without-host/*'],
};
