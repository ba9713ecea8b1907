import type { Mutant } from '../../mutant.ts';

export const cookiesOfTheDomain: Mutant = {
  name: 'cookies-of-the-domain',
  description: 'gives its session cookies to every host of the domain',
  sentence: 'Session cookies are of Path=/ and have no Domain, so that only this host gets them.',
  clause: 'WIRE-SES-8',
  changes: {
    sessions: (sessions) => ({
      ...sessions,
      issue: (session) => sessions.issue(session).map((cookie) => `${cookie}; Domain=contoso.com`),
    }),
  },
  breaks: ['owa-session-cookies/*'],
};
