import { endingCutAnswers } from '../../cutting.ts';
import type { Mutant } from '../../mutant.ts';

export const passesTruncatedAnswerAsWhole: Mutant = {
  name: 'passes-truncated-answer-as-whole',
  description: 'takes any end of the connection for the end of an answer without length',
  sentence: 'An answer without length is whole only where its connection was ended in order.',
  clause: 'WIRE-FWD-6',
  changes: endingCutAnswers((response) => ({ code }) => {
    if (!endsOfConnections.has(code)) return false;
    response.end();
    return true;
  }),
  breaks: ['owa-answer-without-length-cut-short/*'],
};

/** What a connection's end is called where the answer itself says nothing of its length. */
const endsOfConnections: ReadonlySet<string> = new Set(['ECONNRESET', 'UND_ERR_SOCKET']);
