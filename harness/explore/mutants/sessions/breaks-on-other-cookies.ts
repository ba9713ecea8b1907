import type { Mutant } from '../../mutant.ts';

export const breaksOnOtherCookies: Mutant = {
  name: 'breaks-on-other-cookies',
  description:
    'decodes every cookie, those of others included, and has no session where one cannot be decoded',
  sentence: 'A cookie of others that cannot be decoded changes nothing about a session.',
  clause: 'WIRE-SES-20',
  changes: {
    sessions: (sessions) => ({
      ...sessions,
      read: (cookies, now) =>
        /%(?![0-9a-f]{2})/i.test(cookies ?? '') ? { kind: 'none' } : sessions.read(cookies, now),
    }),
  },
  breaks: ['owa-session-beside-other-cookies/*'],
};
