import { readingAs, withHosts } from '../../arriving.ts';
import type { Mutant } from '../../mutant.ts';

export const takesTheSameHostTwice: Mutant = {
  name: 'takes-the-same-host-twice',
  description: 'takes two Host lines that say the same for one',
  sentence: 'Two Host lines make a bad request, whatever they say.',
  clause: 'WIRE-HND-1',
  changes: readingAs((context) => {
    withHosts(context, (hosts) => [...new Set(hosts)]);
    return {};
  }),
  breaks: ['owa-two-host-lines/*'],
};
