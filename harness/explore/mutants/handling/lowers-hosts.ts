import { readingAs, withHosts } from '../../arriving.ts';
import type { Mutant } from '../../mutant.ts';

export const lowersHosts: Mutant = {
  name: 'lowers-hosts',
  description: 'writes the host of a request in small letters',
  sentence: 'The URL of msExchProxyUri has the host as the client wrote it.',
  clause: 'WIRE-REQ-9',
  changes: readingAs((context) => {
    withHosts(context, (hosts) => hosts.map((host) => host.toLowerCase()));
    return {};
  }),
  breaks: ['owa-host-in-other-letters-is-told/*'],
};
