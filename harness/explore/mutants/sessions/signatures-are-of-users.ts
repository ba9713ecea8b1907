import { cookieHeaderOf, cookieNamed } from '../../cookies.ts';
import type { Mutant } from '../../mutant.ts';

export const signaturesAreOfUsers: Mutant = {
  name: 'signatures-are-of-users',
  description: 'takes any signature that it has given to the same user',
  sentence: 'Parts of two sessions of one user are no session either.',
  clause: 'WIRE-SES-15',
  changes: {
    sessions: (sessions) => ({
      ...sessions,
      issue(session) {
        const cookies = sessions.issue(session);
        const all = cookieHeaderOf(cookies);
        whole.set(cookieNamed('cadata', all), { user: session.user, all });
        owners.set(cookieNamed('cadataSig', all), session.user);
        return cookies;
      },
      read(cookies, now) {
        const known = whole.get(cookieNamed('cadata', cookies));
        const isHis = known !== undefined && owners.get(cookieNamed('cadataSig', cookies)) === known.user;
        return sessions.read(isHis ? known.all : cookies, now);
      },
    }),
  },
  breaks: ['owa-session-of-its-own-beginning/*'],
};

/** Of every session, by its data: whose it is, and all of its cookies. */
const whole = new Map<string, { user: string; all: string }>();
/** Whose each signature is. */
const owners = new Map<string, string>();
