import type { OwaSession } from '../../../../proxy/http/sealed-session.ts';
import type { Mutant } from '../../mutant.ts';

/** Of every front end, by the value of cadata. */
const known = new Map<string, OwaSession>();
const dataOf = (cookie: string) => /(?:^|; )cadata=([^;]+)/.exec(cookie)?.[1] ?? '';

export const mixesSessions: Mutant = {
  name: 'mixes-sessions',
  description: 'looks at one cookie of a session and not whether the others belong to it',
  sentence: 'A session that was cut, or whose parts are of different sessions, is none.',
  clause: 'WIRE-SES-15',
  changes: {
    sessions: (sessions) => ({
      ...sessions,
      issue(session) {
        const cookies = sessions.issue(session);
        known.set(dataOf(cookies[0] ?? ''), session);
        return cookies;
      },
      read(cookies, now) {
        const state = sessions.read(cookies, now);
        const session = known.get(dataOf(cookies ?? ''));
        if (state.kind !== 'none' || session === undefined) return state;
        return { kind: 'valid', session, stale: false };
      },
    }),
  },
  breaks: ['owa-session-of-two-halves'],
};
