import { readingAs, withHosts } from '../../arriving.ts';
import type { Mutant } from '../../mutant.ts';

export const takesUserInformationForAHost: Mutant = {
  name: 'takes-user-information-for-a-host',
  description: 'reads a Host line from its last @ on',
  sentence: 'User information does not belong into a Host line.',
  clause: 'WIRE-HND-1',
  changes: readingAs((context) => {
    withHosts(context, (hosts) => hosts.map((host) => host.split('@').at(-1) ?? ''));
    return {};
  }),
  breaks: ['owa-host-line-without-host/*'],
};
