import type { Mutant } from '../../mutant.ts';

export const headWithoutSessionTimesOut: Mutant = {
  name: 'head-without-session-times-out',
  description: "takes HEAD for a script's request and answers it 440",
  sentence: 'HEAD without a session is answered as GET is.',
  clause: 'WIRE-OWA-35',
  changes: {
    handle: (handle) => (frontEnd, context) => {
      if (context.method === 'HEAD') context.request.headers['x-requested-with'] = 'XMLHttpRequest';
      return handle(frontEnd, context);
    },
  },
  breaks: ['owa-head-without-session'],
};
