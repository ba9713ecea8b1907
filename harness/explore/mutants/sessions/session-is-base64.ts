import type { Mutant } from '../../mutant.ts';

export const sessionIsBase64: Mutant = {
  name: 'session-is-base64',
  description: 'writes whose session it is into a cookie in base64, signed but not encrypted',
  sentence: 'What session cookies say is encrypted.',
  clause: 'WIRE-SES-9',
  changes: {
    sessions: (sessions) => ({
      ...sessions,
      issue: (session) => {
        const readable = Buffer.from(JSON.stringify(session)).toString('base64url');
        return sessions.issue(session).map((cookie) => cookie.replace(/^cadata=/, `cadata=${readable}.`));
      },
      read: (cookies, now) => sessions.read(cookies?.replace(/\bcadata=[^.;]*\./, 'cadata='), now),
    }),
  },
  breaks: ['owa-session-cookies-tell-nothing/*'],
};
