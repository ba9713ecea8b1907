import type { Mutant } from '../../mutant.ts';

export const destinationNotMoved: Mutant = {
  name: 'destination-not-moved',
  description: "leaves the destination of a redirect in the front end's namespace",
  sentence: "A redirect takes the page that was asked for along, in the target's namespace.",
  clause: 'E15-OWA-PURPLE',
  changes: {
    decide: (decide) => (request, mailbox, topology, health) => {
      const decision = decide(request, mailbox, topology, health);
      return decision.kind === 'redirect'
        ? { ...decision, destination: `https://${request.host}${request.url}` }
        : decision;
    },
  },
  breaks: ['owa-purple-legacy-redirect', 'owa-redirect-keeps-deep-link/*'],
};
