import { withoutHeaders } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

export const dropsCookiesOfClients: Mutant = {
  name: 'drops-cookies-of-clients',
  description: 'takes every cookie of a client for one of its own, and passes none on',
  sentence: "The canary of the mailbox's pages comes back to the server that made it.",
  clause: 'WIRE-OWA-25',
  changes: {
    requestHeaders: (requestHeaders) => (request, marks) =>
      withoutHeaders(requestHeaders(request, marks), (name) => name === 'cookie'),
  },
  breaks: ['owa-canary-passes-both-ways/*'],
};
