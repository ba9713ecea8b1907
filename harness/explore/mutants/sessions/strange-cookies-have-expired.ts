import type { Mutant } from '../../mutant.ts';

export const strangeCookiesHaveExpired: Mutant = {
  name: 'strange-cookies-have-expired',
  description: 'takes cookies that it cannot open for a session that has ended',
  sentence: 'Cookies that no front end has made are no session that has ended.',
  clause: 'WIRE-OWA-34',
  changes: {
    sessions: (sessions) => ({
      ...sessions,
      read(cookies, now) {
        const state = sessions.read(cookies, now);
        return state.kind === 'none' && cookies?.includes('cadata=') ? { kind: 'expired' } : state;
      },
    }),
  },
  breaks: ['owa-strange-cookies'],
};
