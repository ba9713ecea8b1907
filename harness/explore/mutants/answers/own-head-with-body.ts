import { sendBodyToHead } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

export const ownHeadWithBody: Mutant = {
  name: 'own-head-with-body',
  description: 'answers HEAD with its pages',
  sentence: 'What the front end answers itself to HEAD is a head alone.',
  clause: 'WIRE-ANS-26',
  changes: {
    handle: (handle) => (frontEnd, context) => {
      if (context.method !== 'HEAD') return handle(frontEnd, context);
      const { response } = context;
      const end = response.end.bind(response);
      response.end = ((content?: Buffer) => {
        if (content !== undefined) sendBodyToHead(response, content);
        return end();
      }) as typeof response.end;
      return handle(frontEnd, { ...context, method: 'GET' });
    },
  },
  breaks: ['owa-own-answer-to-head/*'],
};
