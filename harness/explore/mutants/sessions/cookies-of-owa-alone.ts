import type { Mutant } from '../../mutant.ts';

export const cookiesOfOwaAlone: Mutant = {
  name: 'cookies-of-owa-alone',
  description: 'sets the cookies of a session for /owa alone',
  sentence: 'Session cookies are of Path=/.',
  clause: 'WIRE-SES-8',
  changes: {
    sessions: (sessions) => ({
      ...sessions,
      issue: (session) => sessions.issue(session).map((cookie) => cookie.replace('Path=/', 'Path=/owa')),
    }),
  },
  breaks: ['owa-session-cookies/*', 'owa-private-session-cookies/*', 'owa-prolonged-session-cookies/*'],
};
