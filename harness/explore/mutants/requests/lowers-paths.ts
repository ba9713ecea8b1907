import type { Mutant } from '../../mutant.ts';

export const lowersPaths: Mutant = {
  name: 'lowers-paths',
  description: 'passes paths on in small letters, as it compares them',
  sentence: 'A path keeps its letters.',
  clause: 'WIRE-REQ-2',
  changes: {
    forward: (forward) => (forwarded) => {
      const [path = '', ...query] = forwarded.url.split('?');
      return forward({ ...forwarded, url: [path.toLowerCase(), ...query].join('?') });
    },
  },
  breaks: ['owa-target-passes-byte-for-byte/*'],
};
