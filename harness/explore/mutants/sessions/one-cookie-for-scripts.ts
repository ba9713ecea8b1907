import type { Mutant } from '../../mutant.ts';

export const oneCookieForScripts: Mutant = {
  name: 'one-cookie-for-scripts',
  description: "leaves HttpOnly out with the cookie of the session's end, which a page may want to show",
  sentence: 'Every cookie of a session is HttpOnly.',
  clause: 'WIRE-SES-7',
  changes: {
    sessions: (sessions) => ({
      ...sessions,
      issue: (session) =>
        sessions
          .issue(session)
          .map((cookie) => (cookie.startsWith('cadataTTL') ? cookie.replace('; HttpOnly', '') : cookie)),
    }),
  },
  breaks: ['owa-session-cookies/*', 'owa-private-session-cookies/*', 'owa-prolonged-session-cookies/*'],
};
