import type { Mutant } from '../../mutant.ts';

export const prolongsOneCookie: Mutant = {
  name: 'prolongs-one-cookie',
  description: 'sets only cadata anew when it prolongs a session, not the cookies that go with it',
  sentence: 'A session that is prolonged goes on: all of its cookies are set anew.',
  clause: 'WIRE-SES-3',
  changes: {
    handle: (handle) => (frontEnd, context) => {
      const { sessions } = frontEnd;
      const issue: typeof sessions.issue = (session) =>
        sessions.issue(session).filter((cookie) => context.method !== 'GET' || cookie.startsWith('cadata='));
      return handle({ ...frontEnd, sessions: { ...sessions, issue } }, context);
    },
  },
  breaks: [
    'owa-session-slides',
    'owa-activity-counts-at-any-time/*',
    'owa-prolonged-stays-{public,private}/*',
  ],
};
