import type { Mutant } from '../../mutant.ts';

export const slidesToPublic: Mutant = {
  name: 'slides-to-public',
  description: 'forgets when it prolongs a session that it was a private one',
  sentence: 'A prolonged session stays the private one that it was.',
  clause: 'WIRE-SES-4',
  changes: {
    sessions: (sessions) => ({
      ...sessions,
      read(cookies, now) {
        const state = sessions.read(cookies, now);
        if (state.kind !== 'valid' || !state.stale) return state;
        return { ...state, session: { ...state.session, isPrivate: false } };
      },
    }),
  },
  breaks: ['owa-prolonged-stays-private/*'],
};
