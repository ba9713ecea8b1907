import type { Mutant } from '../../mutant.ts';

export const expiredCookiesStay: Mutant = {
  name: 'expired-cookies-stay',
  description: 'leaves the cookies of a session that is over with the browser',
  sentence: 'The cookies of a session that is over are taken back.',
  clause: 'WIRE-SES-14',
  changes: {
    handle: (handle) => (frontEnd, context) => {
      const { sessions } = frontEnd;
      const end = () => (context.url.startsWith('/owa/logoff.owa') ? sessions.end() : []);
      return handle({ ...frontEnd, sessions: { ...sessions, end } }, context);
    },
  },
  breaks: ['owa-expired-cookies-are-taken-back/*'],
};
