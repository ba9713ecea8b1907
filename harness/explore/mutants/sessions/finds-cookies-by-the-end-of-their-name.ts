import type { Mutant } from '../../mutant.ts';

export const findsCookiesByTheEndOfTheirName: Mutant = {
  name: 'finds-cookies-by-the-end-of-their-name',
  description: 'looks for `cadata=` anywhere among the cookies',
  sentence: 'Cookies whose names only end like those of a session are none of it.',
  clause: 'WIRE-SES-20',
  changes: {
    sessions: (sessions) => ({
      ...sessions,
      read: (cookies, now) => sessions.read(cookies?.replace('xcadata=', 'cadata='), now),
    }),
  },
  breaks: ['owa-session-beside-other-cookies/*'],
};
