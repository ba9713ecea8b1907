import type { Mutant } from '../../mutant.ts';

export const cookiesInOneOrder: Mutant = {
  name: 'cookies-in-one-order',
  description: 'reads the cookies of a session only in the order in which it has set them',
  sentence: 'The order of cookies says nothing.',
  clause: 'WIRE-SES-12',
  changes: {
    sessions: (sessions) => ({
      ...sessions,
      read: (cookies, now) =>
        /cadata=.*cadataIV=.*cadataSig=/.test(cookies ?? '') ? sessions.read(cookies, now) : { kind: 'none' },
    }),
  },
  breaks: ['owa-session-cookies-in-any-order/*'],
};
