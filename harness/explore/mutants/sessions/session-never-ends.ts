import type { Mutant } from '../../mutant.ts';

const year = 365 * 24 * 3_600_000;

export const sessionNeverEnds: Mutant = {
  name: 'session-never-ends',
  description: 'lets an idle session live on',
  sentence: 'A session ends after 15 idle minutes, or after 8 idle hours on a private computer.',
  clause: 'E15-OWA-RED',
  changes: {
    sessions: (sessions) => ({
      ...sessions,
      read: (cookies, now) => sessions.read(cookies, now - year),
    }),
  },
  breaks: ['owa-{session-expires,private-session-lasts}/*', 'owa-expired-post'],
};
