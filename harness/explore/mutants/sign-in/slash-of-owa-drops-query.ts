import type { Mutant } from '../../mutant.ts';

export const slashOfOwaDropsQuery: Mutant = {
  name: 'slash-of-owa-drops-query',
  description: 'leads from /owa?… to /owa/ without the query',
  sentence: 'What is asked of /owa without its slash is asked of /owa/ then.',
  clause: 'WIRE-OWA-30',
  changes: {
    handle: (handle) => (frontEnd, context) => {
      if (context.url.startsWith('/owa?')) context.url = '/owa';
      return handle(frontEnd, context);
    },
  },
  breaks: ['owa-deep-link-without-slash'],
};
