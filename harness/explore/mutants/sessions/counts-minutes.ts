import type { Mutant } from '../../mutant.ts';

const minute = 60_000;

export const countsMinutes: Mutant = {
  name: 'counts-minutes',
  description: 'prolongs a session only when it is a minute old',
  sentence: 'Activity prolongs a session by the time at which it was, not by the minute before.',
  clause: 'WIRE-SES-3',
  changes: {
    sessions: (sessions) => ({
      ...sessions,
      read: (cookies, now) => {
        const state = sessions.read(cookies, now);
        return state.kind === 'valid' && now - state.session.lastSeen < minute
          ? { ...state, stale: false }
          : state;
      },
    }),
  },
  breaks: ['owa-activity-of-the-first-minute/*'],
};
