import type { Mutant } from '../../mutant.ts';

export const readsSignaturesToTheirLength: Mutant = {
  name: 'reads-signatures-to-their-length',
  description: 'reads of the signature as many signs as it has to have, and ignores what follows',
  sentence: 'A session to which something was added is none.',
  clause: 'WIRE-SES-15',
  changes: {
    sessions: (sessions) => ({
      ...sessions,
      read: (cookies, now) => sessions.read(cookies?.replace(/(\bcadataSig=[^;]{22})[^;]*/, '$1'), now),
    }),
  },
  breaks: ['owa-session-longer-than-it-was/*'],
};
