import type { FrontEnd } from '../../../../proxy/front-end.ts';
import type { Sessions } from '../../../../proxy/http/session.ts';
import type { Mutant } from '../../mutant.ts';

const ofServers = new Map<string, Set<string>>();

function ownSessions({ name, sessions }: FrontEnd): Sessions {
  const given = ofServers.get(name) ?? new Set();
  ofServers.set(name, given);
  return {
    ...sessions,
    issue(session) {
      const cookies = sessions.issue(session);
      for (const cookie of cookies) given.add(cookie.split(';', 1)[0] ?? '');
      return cookies;
    },
    read: (cookies, now) =>
      cookies?.split('; ').some((pair) => pair.startsWith('cadata=') && given.has(pair))
        ? sessions.read(cookies, now)
        : { kind: 'none' },
  };
}

export const sessionsOfOneFrontEnd: Mutant = {
  name: 'sessions-of-one-front-end',
  description: 'takes only the sessions that the same server has given',
  sentence: 'Every front end behind one name takes the session that any of them gave.',
  clause: 'WIRE-SES-10',
  changes: {
    handle: (handle) => (frontEnd, context) =>
      handle({ ...frontEnd, sessions: ownSessions(frontEnd) }, context),
  },
  breaks: ['owa-session-at-every-front-end/*'],
};
