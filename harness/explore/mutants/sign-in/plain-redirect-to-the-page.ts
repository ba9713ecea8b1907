import type { Mutant } from '../../mutant.ts';

export const plainRedirectToThePage: Mutant = {
  name: 'plain-redirect-to-the-page',
  description: 'redirects plainly to the page that was asked for in the namespace of the target',
  sentence: 'A plain redirect leads to the ExternalUrl itself.',
  clause: 'WIRE-OWA-21',
  changes: {
    decide: (decide) => (request, mailbox, topology, health) => {
      const decision = decide(request, mailbox, topology, health);
      return decision.kind === 'redirect' && decision.style === 'plain'
        ? { ...decision, to: decision.destination }
        : decision;
    },
  },
  breaks: ['owa-plain-redirect-to-the-external-url/*'],
};
