import type { Mutant } from '../../mutant.ts';

export const hangsUpWithTheTarget: Mutant = {
  name: 'hangs-up-with-the-target',
  description: "ends the client's connection where the back end ended its own, and answers nothing",
  sentence: 'A back end that breaks off before the end of its head is told as 502.',
  clause: 'WIRE-FWD-7',
  changes: {
    forward: (forward) => async (forwarded) => {
      const outcome = await forward(forwarded);
      if (outcome.kind !== 'failed' || outcome.failure.status !== 502) return outcome;
      forwarded.response.destroy();
      return { kind: 'aborted', status: null };
    },
  },
  breaks: ['{owa,eas}-target-{breaks-off,resets}/*'],
};
