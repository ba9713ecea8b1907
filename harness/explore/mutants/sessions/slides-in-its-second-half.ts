import { sessionLifetimes } from '../../../../protocols/owa/fba.ts';
import type { Mutant } from '../../mutant.ts';

export const slidesInItsSecondHalf: Mutant = {
  name: 'slides-in-its-second-half',
  description: 'prolongs a session only in the second half of its life, as frameworks do',
  sentence: 'A session lives for 15 minutes from its last request on, whether that came early or late.',
  clause: 'WIRE-SES-3',
  changes: {
    sessions: (sessions) => ({
      ...sessions,
      read(cookies, now) {
        const state = sessions.read(cookies, now);
        if (state.kind !== 'valid') return state;
        const half = (state.session.isPrivate ? sessionLifetimes.private : sessionLifetimes.public) / 2;
        return { ...state, stale: now - state.session.lastSeen >= half };
      },
    }),
  },
  breaks: ['owa-activity-counts-at-any-time/*'],
};
