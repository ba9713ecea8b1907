import type { Mutant } from '../../mutant.ts';

export const signOutLeavesSession: Mutant = {
  name: 'sign-out-leaves-session',
  description: "leaves the session's cookies with a browser that signs out",
  sentence: 'After signing out nothing can be read without signing in again.',
  clause: 'E15-OWA-RED',
  changes: { sessions: (sessions) => ({ ...sessions, end: () => [] }) },
  breaks: ['owa-sign-out/*'],
};
