import type { Mutant } from '../../mutant.ts';

export const dropsEmptyQueries: Mutant = {
  name: 'drops-empty-queries',
  description: 'takes away a question mark that nothing follows',
  sentence: 'Even an empty query passes on.',
  clause: 'WIRE-REQ-2',
  changes: {
    forward: (forward) => (forwarded) => forward({ ...forwarded, url: forwarded.url.replace(/\?$/, '') }),
  },
  breaks: ['owa-target-passes-byte-for-byte/*'],
};
