import type { Mutant } from '../../mutant.ts';

export const cookiesWithoutSecure: Mutant = {
  name: 'cookies-without-secure',
  description: 'sets the cookies of a session without Secure',
  sentence: 'Session cookies are Secure.',
  clause: 'WIRE-SES-7',
  changes: {
    sessions: (sessions) => ({
      ...sessions,
      issue: (session) => sessions.issue(session).map((cookie) => cookie.replace('; Secure', '')),
    }),
  },
  breaks: ['owa-session-cookies/*', 'owa-private-session-cookies/*', 'owa-prolonged-session-cookies/*'],
};
