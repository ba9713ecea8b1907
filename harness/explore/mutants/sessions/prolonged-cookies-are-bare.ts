import type { Mutant } from '../../mutant.ts';

export const prolongedCookiesAreBare: Mutant = {
  name: 'prolonged-cookies-are-bare',
  description: 'forgets the attributes of the cookies when it prolongs a session',
  sentence: 'The cookies that prolong a session have the attributes of those that began it.',
  clause: 'WIRE-SES-7',
  changes: {
    handle: (handle) => (frontEnd, context) => {
      const { sessions } = frontEnd;
      const isLogon = context.url.startsWith('/owa/auth');
      const issue: typeof sessions.issue = (session) =>
        sessions
          .issue(session)
          .map((cookie) => (isLogon ? cookie : cookie.replace('; HttpOnly; Secure', '')));
      return handle({ ...frontEnd, sessions: { ...sessions, issue } }, context);
    },
  },
  breaks: ['owa-prolonged-session-cookies/*'],
};
