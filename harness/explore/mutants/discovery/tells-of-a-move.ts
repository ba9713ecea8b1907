import { refuse } from '../../../../proxy/routing/candidates.ts';
import type { Mutant } from '../../mutant.ts';

export const tellsOfAMove: Mutant = {
  name: 'tells-of-a-move',
  description: 'asks the directory anew when a mailbox was moved, but lets the request fail that found out',
  sentence: 'The request that meets the old place does not fail.',
  clause: 'WIRE-DIR-3',
  changes: {
    handle: (handle) => (frontEnd, context) => {
      let hasMoved = false;
      const moved = {
        ...frontEnd,
        discovery: {
          ...frontEnd.discovery,
          forget(account: Parameters<typeof frontEnd.discovery.forget>[0]) {
            hasMoved = true;
            frontEnd.discovery.forget(account);
          },
        },
        decide: (...facts: Parameters<typeof frontEnd.decide>) =>
          hasMoved ? refuse(503, 'the mailbox was moved', []) : frontEnd.decide(...facts),
      };
      return handle(moved, context);
    },
  },
  breaks: ['{owa,eas}-mailbox-moved', 'owa-mailbox-moved-between-sites', 'owa-fail-over'],
};
