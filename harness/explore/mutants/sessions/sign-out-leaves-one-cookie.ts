import type { Mutant } from '../../mutant.ts';

export const signOutLeavesOneCookie: Mutant = {
  name: 'sign-out-leaves-one-cookie',
  description: 'takes back the cookies that open the session, and leaves that of its end',
  sentence: 'Signing out takes every session cookie back.',
  clause: 'WIRE-SES-13',
  changes: {
    sessions: (sessions) => ({
      ...sessions,
      end: () => sessions.end().filter((cookie) => !cookie.startsWith('cadataTTL')),
    }),
  },
  breaks: ['owa-{sign-out,expiry}-takes-cookies-back/*'],
};
