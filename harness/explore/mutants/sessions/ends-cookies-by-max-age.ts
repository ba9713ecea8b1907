import type { Mutant } from '../../mutant.ts';

export const endsCookiesByMaxAge: Mutant = {
  name: 'ends-cookies-by-max-age',
  description: 'takes cookies back by Max-Age alone, which browsers of the time do not know',
  sentence: 'A cookie is taken back by Expires.',
  clause: 'WIRE-SES-13',
  changes: {
    sessions: (sessions) => ({
      ...sessions,
      end: () => sessions.end().map((cookie) => cookie.replace(/; Expires=[^;]*/, '')),
    }),
  },
  breaks: ['owa-{sign-out,expiry}-takes-cookies-back/*'],
};
