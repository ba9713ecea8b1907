import { readingAs, withHosts } from '../../arriving.ts';
import type { Mutant } from '../../mutant.ts';

export const takesUserInformationForAHost: Mutant = {
  name: 'takes-user-information-for-a-host',
  description: 'reads a Host line from its last @ on',
  sentence: 'A Host line that is more than a host makes a bad request.',
  clause: 'WIRE-HND-1',
  changes: readingAs((context) => {
    withHosts(context, (hosts) => hosts.map((host) => host.split('@').at(-1) ?? ''));
    return {};
  }),
  breaks: ['owa-host-line-without-host/*'],
};
