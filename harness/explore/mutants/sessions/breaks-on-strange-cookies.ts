import type { Mutant } from '../../mutant.ts';

export const breaksOnStrangeCookies: Mutant = {
  name: 'breaks-on-strange-cookies',
  description: 'fails with 500 at session cookies that it has not made',
  sentence: 'Cookies that no front end has made are no session.',
  clause: 'E15-OWA-RED',
  changes: {
    sessions: (sessions) => ({
      ...sessions,
      read(cookies, now) {
        const state = sessions.read(cookies, now);
        if (state.kind === 'none' && cookies?.includes('cadata='))
          throw new Error('the cookies cannot be opened');
        return state;
      },
    }),
  },
  breaks: ['owa-forged-session'],
};
