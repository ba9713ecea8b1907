import type { Mutant } from '../../mutant.ts';

export const cookiesForScripts: Mutant = {
  name: 'cookies-for-scripts',
  description: 'gives session cookies that every script of a page can read',
  sentence: 'Session cookies are Secure and HttpOnly.',
  clause: 'WIRE-SES-7',
  changes: {
    sessions: (sessions) => ({
      ...sessions,
      issue: (session) => sessions.issue(session).map((cookie) => cookie.replace('; HttpOnly', '')),
    }),
  },
  breaks: ['owa-session-cookies/*'],
};
