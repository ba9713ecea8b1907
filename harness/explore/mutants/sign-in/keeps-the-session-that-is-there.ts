import type { Mutant } from '../../mutant.ts';

export const keepsTheSessionThatIsThere: Mutant = {
  name: 'keeps-the-session-that-is-there',
  description: 'leads on without a new session where there is one already',
  sentence: 'Who signs in again has the session that he asked for then.',
  clause: 'WIRE-OWA-42',
  changes: {
    handle: (handle) => (frontEnd, context) => {
      const { sessions, clock } = frontEnd;
      const { cookie } = context.request.headers;
      const has = sessions.read(cookie, clock.now()).kind === 'valid';
      const issue: typeof sessions.issue = (session) =>
        has && context.method === 'POST' ? [] : sessions.issue(session);
      return handle({ ...frontEnd, sessions: { ...sessions, issue } }, context);
    },
  },
  breaks: ['owa-signing-in-again-as-private/*', 'owa-signing-in-over-another-session/*'],
};
