import type { Mutant } from '../../mutant.ts';

export const normalisesTargets: Mutant = {
  name: 'normalises-targets',
  description: 'passes on what its URL library made of path and query',
  sentence: 'Path and query pass on byte for byte, escapes and letter case included.',
  clause: 'WIRE-REQ-2',
  changes: {
    handle: (handle) => (frontEnd, context) => {
      const { pathname, search } = new URL(context.url, 'https://front.invalid');
      return handle(frontEnd, Object.assign(context, { url: `${pathname}${search}` }));
    },
  },
  breaks: ['owa-target-byte-for-byte/*'],
};
