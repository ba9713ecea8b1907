import { cookieNamed } from '../../cookies.ts';
import type { Mutant } from '../../mutant.ts';

export const rotatesSessions: Mutant = {
  name: 'rotates-sessions',
  description:
    'takes only the newest cookies of a session, whereupon requests that overtake each other end it',
  sentence: 'Cookies that were prolonged by another request are good until their own end.',
  clause: 'WIRE-SES-21',
  changes: {
    sessions: (sessions) => ({
      ...sessions,
      issue(session) {
        const cookies = sessions.issue(session);
        newest.set(session.user, cookieNamed('cadata', cookies[0]));
        return cookies;
      },
      read(cookies, now) {
        const state = sessions.read(cookies, now);
        if (state.kind !== 'valid') return state;
        return newest.get(state.session.user) === cookieNamed('cadata', cookies) ? state : { kind: 'none' };
      },
    }),
  },
  breaks: ['owa-older-cookies-of-a-session/*'],
};

/** The value of cadata of every user's newest session. */
const newest = new Map<string, string>();
