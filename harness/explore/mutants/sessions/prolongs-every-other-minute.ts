import type { Mutant } from '../../mutant.ts';

export const prolongsEveryOtherMinute: Mutant = {
  name: 'prolongs-every-other-minute',
  description: 'prolongs a session no more often than every two minutes',
  sentence: 'Every request prolongs a session, one a minute after the sign-in too.',
  clause: 'WIRE-SES-3',
  changes: {
    sessions: (sessions) => ({
      ...sessions,
      read(cookies, now) {
        const state = sessions.read(cookies, now);
        if (state.kind !== 'valid') return state;
        return { ...state, stale: now - state.session.lastSeen >= 2 * 60_000 };
      },
    }),
  },
  breaks: ['owa-activity-counts-at-any-time/*'],
};
