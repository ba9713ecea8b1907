import { readingAs, withHosts } from '../../arriving.ts';
import type { Mutant } from '../../mutant.ts';

export const takesTheFirstHost: Mutant = {
  name: 'takes-the-first-host',
  description: 'takes the first of several Host lines',
  sentence: 'Several Host lines make a bad request.',
  clause: 'WIRE-HND-1',
  changes: readingAs((context) => {
    withHosts(context, (hosts) => hosts.slice(0, 1));
    return {};
  }),
  breaks: ['owa-two-host-lines/*'],
};
