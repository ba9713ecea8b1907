import type { Mutant } from '../../mutant.ts';

export const leavesTheOlderSession: Mutant = {
  name: 'leaves-the-older-session',
  description: 'leaves the session of whoever signed in before when somebody else is redirected',
  sentence: 'Who is redirected leaves no session of somebody else behind in his browser.',
  clause: 'WIRE-SES-18',
  changes: {
    handle: (handle) => (frontEnd, context) => {
      const { sessions } = frontEnd;
      const end = () => (context.method === 'POST' ? [] : sessions.end());
      return handle({ ...frontEnd, sessions: { ...sessions, end } }, context);
    },
  },
  breaks: ['owa-redirect-over-another-session/*', 'owa-no-mailbox-over-another-session'],
};
