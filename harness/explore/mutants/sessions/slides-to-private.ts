import type { Mutant } from '../../mutant.ts';

export const slidesToPrivate: Mutant = {
  name: 'slides-to-private',
  description: 'forgets when it prolongs a session that it was a public one',
  sentence: 'A prolonged session stays the public one that it was.',
  clause: 'WIRE-SES-4',
  changes: {
    sessions: (sessions) => ({
      ...sessions,
      read(cookies, now) {
        const state = sessions.read(cookies, now);
        if (state.kind !== 'valid' || !state.stale) return state;
        return { ...state, session: { ...state.session, isPrivate: true } };
      },
    }),
  },
  breaks: ['owa-prolonged-stays-public/*'],
};
