import { reasonPhrases } from '../../../../net/http-server.ts';
import type { Mutant } from '../../mutant.ts';

export const fillsEmptyPhrases: Mutant = {
  name: 'fills-empty-phrases',
  description: 'gives an answer without a reason phrase the usual one',
  sentence: 'An answer without a reason phrase stays without one.',
  clause: 'WIRE-ANS-2',
  changes: {
    forward: (forward) => (forwarded) => {
      const { response } = forwarded;
      const writeHead = response.writeHead.bind(response);
      response.writeHead = ((status: number, reason: string, headers: string[]) =>
        writeHead(
          status,
          reason || (reasonPhrases[status] ?? 'Unknown'),
          headers,
        )) as typeof response.writeHead;
      return forward(forwarded);
    },
  },
  breaks: ['owa-answer-status/*', 'owa-own-answers-have-a-phrase/*'],
};
