import type { Mutant } from '../../mutant.ts';

export const blamesTargetsForLeavingClients: Mutant = {
  name: 'blames-targets-for-leaving-clients',
  description: 'takes a client that left for a failure of the server that worked for it, and lets that alone',
  sentence: 'What became of one request says nothing about the next.',
  clause: 'WIRE-FWD-18',
  changes: {
    forward: (forward) => {
      const blamed = new Set<string>();
      return async (forwarded) => {
        const { server } = forwarded.target;
        if (blamed.has(server)) {
          return {
            kind: 'failed',
            failure: { status: 502, code: 'BLAMED', message: `${server} has failed` },
          };
        }
        const outcome = await forward(forwarded);
        if (outcome.kind === 'aborted') blamed.add(server);
        return outcome;
      };
    },
  },
  breaks: ['owa-client-leaves/*', 'eas-device-leaves/*'],
};
