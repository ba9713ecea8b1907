import type { Mutant } from '../../mutant.ts';

export const publicSessionEndsLate: Mutant = {
  name: 'public-session-ends-late',
  description: 'ends a public session after 16 minutes, or when it next looks',
  sentence: 'A public session is over after 15 minutes.',
  clause: 'WIRE-SES-1',
  changes: {
    sessions: (sessions) => ({
      ...sessions,
      read(cookies, now) {
        const earlier = sessions.read(cookies, now - 59_000);
        return earlier.kind === 'valid' && !earlier.session.isPrivate ? earlier : sessions.read(cookies, now);
      },
    }),
  },
  breaks: ['owa-public-session-ends/*', 'owa-prolonged-stays-public/*'],
};
