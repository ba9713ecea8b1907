import type { Mutant } from '../../mutant.ts';

export const redirectForgetsThePort: Mutant = {
  name: 'redirect-forgets-the-port',
  description: 'leaves the port of an ExternalUrl out of the redirect',
  sentence: 'A redirect goes to the port that the ExternalUrl names.',
  clause: 'WIRE-SEL-16',
  changes: {
    decide: (decide) => (request, mailbox, topology, health) => {
      const decision = decide(request, mailbox, topology, health);
      if (decision.kind !== 'redirect') return decision;
      return {
        ...decision,
        to: decision.to.replace(/^(https:\/\/[^/:]+):\d+/, '$1'),
        destination: decision.destination.replace(/^(https:\/\/[^/:]+):\d+/, '$1'),
      };
    },
  },
  breaks: ['owa-redirect-to-another-port/*'],
};
