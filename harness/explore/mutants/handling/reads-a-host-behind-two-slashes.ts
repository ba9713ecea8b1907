import { readingAs } from '../../arriving.ts';
import type { Mutant } from '../../mutant.ts';

export const readsAHostBehindTwoSlashes: Mutant = {
  name: 'reads-a-host-behind-two-slashes',
  description:
    'takes what follows two slashes for a host, as a URL library does, and serves the path behind it',
  sentence: 'What follows two slashes at the beginning of a target is no host.',
  clause: 'WIRE-HND-14',
  changes: readingAs(({ url }) => ({ url: url.replace(/^\/\/[^/]*/, '') })),
  breaks: ['owa-target-with-two-slashes/*'],
};
