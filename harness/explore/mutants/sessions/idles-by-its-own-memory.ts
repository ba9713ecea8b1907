import { sessionLifetimes } from '../../../../protocols/owa/fba.ts';
import type { Mutant } from '../../mutant.ts';

export const idlesByItsOwnMemory: Mutant = {
  name: 'idles-by-its-own-memory',
  description: 'counts the idle minutes from the last request that it saw itself',
  sentence: 'Activity at one front end prolongs the session at the others.',
  clause: 'WIRE-SES-10',
  changes: {
    handle: (handle) => (frontEnd, context) => {
      const { name, sessions } = frontEnd;
      const seen = (user: string) => `${name}:${user}`;
      const read: typeof sessions.read = (cookies, now) => {
        const state = sessions.read(cookies, now);
        if (state.kind !== 'valid') return state;
        const key = seen(state.session.user);
        const before = lastSeen.get(key) ?? now;
        lastSeen.set(key, now);
        return now - before >= sessionLifetimes.public && !state.session.isPrivate
          ? { kind: 'expired' }
          : state;
      };
      const issue: typeof sessions.issue = (session) => {
        lastSeen.set(seen(session.user), session.lastSeen);
        return sessions.issue(session);
      };
      return handle({ ...frontEnd, sessions: { ...sessions, read, issue } }, context);
    },
  },
  breaks: ['owa-activity-at-another-front-end/*'],
};

/** Of every front end and user. */
const lastSeen = new Map<string, number>();
