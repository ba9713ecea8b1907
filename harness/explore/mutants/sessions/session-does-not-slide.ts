import type { Mutant } from '../../mutant.ts';

export const sessionDoesNotSlide: Mutant = {
  name: 'session-does-not-slide',
  description: 'counts the 15 minutes of a session from the logon on',
  sentence: 'Every request begins the idle minutes of a session anew.',
  clause: 'E15-OWA-RED',
  changes: {
    sessions: (sessions) => ({
      ...sessions,
      read(cookies, now) {
        const state = sessions.read(cookies, now);
        return state.kind === 'valid' ? { ...state, stale: false } : state;
      },
    }),
  },
  breaks: ['owa-session-slides'],
};
