import type { Mutant } from '../../mutant.ts';

export const redirectDoublesOwa: Mutant = {
  name: 'redirect-doubles-owa',
  description: 'puts the whole path that was asked for behind the ExternalUrl',
  sentence: 'A redirect takes along what is below /owa, once.',
  clause: 'WIRE-SEL-16',
  changes: {
    decide: (decide) => (request, mailbox, topology, health) => {
      const decision = decide(request, mailbox, topology, health);
      if (decision.kind !== 'redirect') return decision;
      return { ...decision, destination: decision.destination.replace('/owa/', '/owa/owa/') };
    },
  },
  breaks: ['owa-{purple-legacy,orange-region}-redirect', 'owa-redirect-to-another-port/*'],
};
