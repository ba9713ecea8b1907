import type { Mutant } from '../../mutant.ts';

export const scriptsProlongNothing: Mutant = {
  name: 'scripts-prolong-nothing',
  description: 'prolongs a session only when a page is viewed',
  sentence: 'Every request of its user prolongs a session.',
  clause: 'WIRE-SES-3',
  changes: {
    handle: (handle) => (frontEnd, context) => {
      const { sessions } = frontEnd;
      const isPageView = context.method === 'GET' || context.url.startsWith('/owa/auth');
      const issue: typeof sessions.issue = (session) => (isPageView ? sessions.issue(session) : []);
      return handle({ ...frontEnd, sessions: { ...sessions, issue } }, context);
    },
  },
  breaks: ['owa-script-prolongs'],
};
