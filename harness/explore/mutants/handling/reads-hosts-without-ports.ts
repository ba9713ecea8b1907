import { readingAs, withHosts } from '../../arriving.ts';
import type { Mutant } from '../../mutant.ts';

export const readsHostsWithoutPorts: Mutant = {
  name: 'reads-hosts-without-ports',
  description: 'takes the name of the Host line alone',
  sentence: 'The port of the Host line is a part of every URL that is made of it.',
  clause: 'WIRE-REQ-9',
  changes: readingAs((context) => {
    withHosts(context, (hosts) => hosts.map((host) => host.replace(/:\d*$/, '')));
    return {};
  }),
  breaks: ['owa-host-with-another-port/*'],
};
