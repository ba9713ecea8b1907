import type { Mutant } from '../../mutant.ts';

export const worksForNobody: Mutant = {
  name: 'works-for-nobody',
  description: 'lets the back end go on for a client that has left',
  sentence: "A client that leaves ends the back end's work for it.",
  clause: 'WIRE-FWD-4',
  changes: {
    forward: (forward) => (forwarded) => {
      const { response } = forwarded;
      const once = response.once.bind(response);
      response.once = ((event: string, listener: () => void) =>
        event === 'close' ? response : once(event, listener)) as typeof response.once;
      return forward(forwarded);
    },
  },
  breaks: ['owa-client-leaves/*'],
};
