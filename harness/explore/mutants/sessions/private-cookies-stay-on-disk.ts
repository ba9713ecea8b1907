import { sessionLifetimes } from '../../../../protocols/owa/fba.ts';
import type { Mutant } from '../../mutant.ts';

export const privateCookiesStayOnDisk: Mutant = {
  name: 'private-cookies-stay-on-disk',
  description: 'sets the cookies of a private session for its eight hours, so that they outlive the browser',
  sentence: 'Session cookies end with the browser, also on a private computer.',
  clause: 'WIRE-SES-19',
  changes: {
    sessions: (sessions) => ({
      ...sessions,
      issue: (session) =>
        sessions
          .issue(session)
          .map((cookie) =>
            session.isPrivate ? `${cookie}; Max-Age=${sessionLifetimes.private / 1000}` : cookie,
          ),
    }),
  },
  breaks: ['owa-private-session-cookies/*'],
};
