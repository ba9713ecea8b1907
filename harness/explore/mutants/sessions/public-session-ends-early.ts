import type { Mutant } from '../../mutant.ts';

export const publicSessionEndsEarly: Mutant = {
  name: 'public-session-ends-early',
  description: 'ends a public session after 14 minutes',
  sentence: 'A public session lives for 15 minutes.',
  clause: 'WIRE-SES-1',
  changes: {
    sessions: (sessions) => ({
      ...sessions,
      read(cookies, now) {
        const state = sessions.read(cookies, now);
        return state.kind === 'valid' &&
          !state.session.isPrivate &&
          now - state.session.lastSeen > 14 * 60_000
          ? { kind: 'expired' }
          : state;
      },
    }),
  },
  breaks: ['owa-public-session-lives/*', 'owa-activity-counts-at-any-time/*'],
};
