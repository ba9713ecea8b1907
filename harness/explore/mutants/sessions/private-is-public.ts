import type { Mutant } from '../../mutant.ts';

export const privateIsPublic: Mutant = {
  name: 'private-is-public',
  description: 'ends the session of a private computer as early as that of a public one',
  sentence: 'On a private computer a session lasts for hours.',
  clause: 'E15-OWA-RED',
  changes: {
    sessions: (sessions) => ({
      ...sessions,
      issue: (session) => sessions.issue({ ...session, isPrivate: false }),
    }),
  },
  breaks: ['owa-private-session-lasts/*'],
};
