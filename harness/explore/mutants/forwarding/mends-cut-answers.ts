import { rewriteHead, withoutHeaders } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

export const mendsCutAnswers: Mutant = {
  name: 'mends-cut-answers',
  description: 'frames answers itself, and ends them in order when the back end breaks off',
  sentence: 'An answer that was cut short never reaches the client as a whole one.',
  clause: 'WIRE-FWD-6',
  changes: {
    forward: (forward) => (forwarded) => {
      const { response } = forwarded;
      rewriteHead(response, ({ status, headers }) => ({
        status,
        headers: withoutHeaders(headers, (name) => name === 'content-length'),
      }));
      const destroy = response.destroy.bind(response);
      response.destroy = (error) => (response.headersSent ? response.end() : destroy(error));
      return forward(forwarded);
    },
  },
  breaks: ['owa-answer-cut-short/*'],
};
