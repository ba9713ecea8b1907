import { reasonPhrases } from '../../../../net/http-server.ts';
import { rewritingHeads } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

export const unknownStatusesByClass: Mutant = {
  name: 'unknown-statuses-by-class',
  description: 'answers a status that its library has no name for as the first of its class',
  sentence: 'A status that the front end does not know reaches the client as it is.',
  clause: 'WIRE-ANS-1',
  changes: rewritingHeads((head) => ({
    ...head,
    status: head.status in reasonPhrases ? head.status : Math.trunc(head.status / 100) * 100,
  })),
  breaks: ['{owa,eas}-answer-status/*'],
};
