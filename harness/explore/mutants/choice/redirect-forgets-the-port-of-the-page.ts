import type { Mutant } from '../../mutant.ts';

export const redirectForgetsThePortOfThePage: Mutant = {
  name: 'redirect-forgets-the-port-of-the-page',
  description: 'leaves the port of an ExternalUrl out of the page that a redirect leads on to',
  sentence: 'The page that a redirect leads on to is at the port that the ExternalUrl names.',
  clause: 'WIRE-SEL-16',
  changes: {
    decide: (decide) => (request, mailbox, topology, health) => {
      const decision = decide(request, mailbox, topology, health);
      if (decision.kind !== 'redirect') return decision;
      return { ...decision, destination: decision.destination.replace(/^(https:\/\/[^/:]+):\d+/, '$1') };
    },
  },
  breaks: ['owa-redirect-to-another-port/*'],
};
