import type { Mutant } from '../../mutant.ts';

export const repeatsShortBodiesAlone: Mutant = {
  name: 'repeats-short-bodies-alone',
  description: 'keeps no more than 64 bytes of a request that it may have to send again',
  sentence: 'A request that meets the old place is sent on with its body, also where that is not short.',
  clause: 'WIRE-DIR-3',
  changes: {
    forward: (forward) => async (forwarded) => {
      const outcome = await forward(forwarded);
      if (outcome.kind !== 'routing-error') return outcome;
      if (!(forwarded.body instanceof Buffer) || forwarded.body.length <= 64) return outcome;
      const message = `${forwarded.target.server} has not the mailbox`;
      return { kind: 'failed', failure: { status: 502, code: 'MAILBOX_MOVED', message } };
    },
  },
  breaks: ['owa-moved-mailbox-gets-a-body'],
};
