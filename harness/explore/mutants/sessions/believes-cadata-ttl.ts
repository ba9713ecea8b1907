import { sessionLifetimes } from '../../../../protocols/owa/fba.ts';
import type { Mutant } from '../../mutant.ts';

export const believesCadataTtl: Mutant = {
  name: 'believes-cadata-ttl',
  description: 'believes the cookie that says when the session ends',
  sentence: 'What a client says about the end of its session prolongs it by nothing.',
  clause: 'WIRE-SES-1',
  changes: {
    sessions: (sessions) => ({
      ...sessions,
      read(cookies, now) {
        const end = Number(/\bcadataTTL=(\d+)/.exec(cookies ?? '')?.[1]);
        return sessions.read(cookies, end > now ? Math.min(now, end - sessionLifetimes.private) : now);
      },
    }),
  },
  breaks: ['owa-end-of-another-session/*'],
};
