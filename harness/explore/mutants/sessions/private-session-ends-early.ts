import type { Mutant } from '../../mutant.ts';

export const privateSessionEndsEarly: Mutant = {
  name: 'private-session-ends-early',
  description: 'ends a private session after 7 hours',
  sentence: 'A private session lives for 8 hours.',
  clause: 'WIRE-SES-2',
  changes: {
    sessions: (sessions) => ({
      ...sessions,
      read(cookies, now) {
        const state = sessions.read(cookies, now);
        return state.kind === 'valid' &&
          state.session.isPrivate &&
          now - state.session.lastSeen > 7 * 3_600_000
          ? { kind: 'expired' }
          : state;
      },
    }),
  },
  breaks: ['owa-private-session-lives/*', 'owa-prolonged-stays-private/*'],
};
