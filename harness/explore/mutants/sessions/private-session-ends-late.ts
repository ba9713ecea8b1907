import type { Mutant } from '../../mutant.ts';

export const privateSessionEndsLate: Mutant = {
  name: 'private-session-ends-late',
  description: 'ends a private session after half an hour more',
  sentence: 'A private session is over after 8 hours.',
  clause: 'WIRE-SES-2',
  changes: {
    sessions: (sessions) => ({
      ...sessions,
      read(cookies, now) {
        const earlier = sessions.read(cookies, now - 30 * 60_000);
        return earlier.kind === 'valid' && earlier.session.isPrivate ? earlier : sessions.read(cookies, now);
      },
    }),
  },
  breaks: ['owa-{private-session-ends,private-session-lasts,prolonged-stays-private}/*'],
};
