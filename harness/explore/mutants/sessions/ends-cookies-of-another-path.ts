import type { Mutant } from '../../mutant.ts';

export const endsCookiesOfAnotherPath: Mutant = {
  name: 'ends-cookies-of-another-path',
  description: 'takes the cookies back under /owa, where they are not',
  sentence: 'A cookie is taken back with the path that it was given.',
  clause: 'WIRE-SES-13',
  changes: {
    sessions: (sessions) => ({
      ...sessions,
      end: () => sessions.end().map((cookie) => cookie.replace(/Path=\/(?=;|$)/, 'Path=/owa')),
    }),
  },
  breaks: ['owa-sign-out/*', 'owa-expired-cookies-are-taken-back/*'],
};
