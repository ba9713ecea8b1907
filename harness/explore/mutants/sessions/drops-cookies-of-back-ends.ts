import { withoutHeaders } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

export const dropsCookiesOfBackEnds: Mutant = {
  name: 'drops-cookies-of-back-ends',
  description: 'keeps the cookies of back ends to itself',
  sentence: "The canary of the mailbox's pages reaches the browser.",
  clause: 'WIRE-OWA-25',
  changes: {
    answerHeaders: (answerHeaders) => (raw, connection, answered, own) => {
      const headers = answerHeaders(raw, connection, answered, []);
      return [...withoutHeaders(headers, (name) => name === 'set-cookie'), ...own];
    },
  },
  breaks: ['owa-canary-passes-both-ways/*'],
};
