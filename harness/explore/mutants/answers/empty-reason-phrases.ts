import type { ServerResponse } from 'node:http';
import type { Mutant } from '../../mutant.ts';

export const emptyReasonPhrases: Mutant = {
  name: 'empty-reason-phrases',
  description: 'writes no reason phrase into its own answers',
  sentence: 'An answer that the front end makes itself has the reason phrase of its status.',
  clause: 'WIRE-ANS-18',
  changes: {
    handle: (handle) => (frontEnd, context) => {
      const { response } = context;
      const writeHead = response.writeHead.bind(response);
      response.writeHead = ((status: number, _reason: string, headers: string[]) =>
        writeHead(status, '', headers)) as ServerResponse['writeHead'];
      return handle(frontEnd, context);
    },
    forward: (forward) => (forwarded) => {
      Reflect.deleteProperty(forwarded.response, 'writeHead');
      return forward(forwarded);
    },
  },
  breaks: ['owa-own-answers-have-a-phrase/*', 'owa-login-timeout-by-name/*'],
};
