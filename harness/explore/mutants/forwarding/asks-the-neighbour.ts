import type { Target } from '../../../../proxy/types.ts';
import type { Mutant } from '../../mutant.ts';

export const asksTheNeighbour: Mutant = {
  name: 'asks-the-neighbour',
  description: 'sends a request to another server of the site when the first one failed',
  sentence: 'What may have reached one server is sent to no other.',
  clause: 'WIRE-FWD-5',
  changes: {
    forward: (forward) => async (forwarded) => {
      const outcome = await forward(forwarded);
      if (outcome.kind !== 'failed' || forwarded.body === 'stream') return outcome;
      return forward({ ...forwarded, target: neighbourOf(forwarded.target) });
    },
  },
  breaks: [
    'owa-post-is-not-repeated/*',
    'eas-mail-is-not-sent-twice/*',
    '{owa,eas}-target-{resets,breaks-off}/*',
  ],
};

/** cas2010-2 for cas2010-1, and so on in pairs. */
function neighbourOf(target: Target): Target {
  const server = target.server.replace(/\d$/, (last) =>
    String(Number(last) + (Number(last) % 2 === 1 ? 1 : -1)),
  );
  const renamed = (text: string) => text.replace(target.server, server);
  return { ...target, server, fqdn: renamed(target.fqdn), origin: renamed(target.origin) };
}
