import type { Mutant } from '../../mutant.ts';

export const timesWholeAnswers: Mutant = {
  name: 'times-whole-answers',
  description: 'ends an answer that is not whole in an hour and a minute, or 100 seconds for OWA',
  sentence: 'An answer that has begun may last as long as it comes.',
  clause: 'WIRE-FWD-15',
  changes: {
    handle: (handle) => async (frontEnd, context) => {
      const limit = context.url.toLowerCase().startsWith('/owa') ? 100_000 : 61 * 60_000;
      const timer = frontEnd.clock.setTimer(limit, () => context.response.destroy());
      context.response.once('close', () => timer.cancel());
      await handle(frontEnd, context);
    },
  },
  breaks: ['{owa,eas}-answer-lasts/*'],
};
