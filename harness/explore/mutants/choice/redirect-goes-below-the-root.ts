import type { Mutant } from '../../mutant.ts';

export const redirectGoesBelowTheRoot: Mutant = {
  name: 'redirect-goes-below-the-root',
  description: 'moves what was asked for to /owa of the other host, wherever its ExternalUrl is',
  sentence: 'What was asked for is below the path that the ExternalUrl has.',
  clause: 'WIRE-SEL-16',
  changes: {
    decide: (decide) => (request, mailbox, topology, health) => {
      const decision = decide(request, mailbox, topology, health);
      if (decision.kind !== 'redirect') return decision;
      return {
        ...decision,
        destination: decision.destination.replace(/^(https?:\/\/[^/]+)\/.*?\/owa/i, '$1/owa'),
      };
    },
  },
  breaks: ['owa-redirect-below-another-path/*'],
};
