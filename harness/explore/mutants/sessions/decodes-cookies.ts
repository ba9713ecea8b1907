import type { Mutant } from '../../mutant.ts';

export const decodesCookies: Mutant = {
  name: 'decodes-cookies',
  description: 'decodes percent signs of cookies, and fails with 500 where they are no escapes',
  sentence: 'Cookies that no front end has made are no mistake of the front end.',
  clause: 'WIRE-OWA-34',
  changes: {
    sessions: (sessions) => ({
      ...sessions,
      read(cookies, now) {
        if (cookies?.includes('cadata=')) decodeURIComponent(cookies);
        return sessions.read(cookies, now);
      },
    }),
  },
  breaks: ['owa-strange-cookies'],
};
