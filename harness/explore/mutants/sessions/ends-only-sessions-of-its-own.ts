import { cookieNamed } from '../../cookies.ts';
import type { Mutant } from '../../mutant.ts';

export const endsOnlySessionsOfItsOwn: Mutant = {
  name: 'ends-only-sessions-of-its-own',
  description: 'takes back at sign-out only the cookies that it has given itself',
  sentence: 'Who signs out at one front end has no session at the others.',
  clause: 'WIRE-SES-13',
  changes: {
    handle: (handle) => (frontEnd, context) => {
      const { name, sessions } = frontEnd;
      const { cookie } = context.request.headers;
      const end = () => (givenBy.get(cookieNamed('cadata', cookie)) === name ? sessions.end() : []);
      const issue: typeof sessions.issue = (session) => {
        const cookies = sessions.issue(session);
        // A session that goes on stays that of the front end where it began.
        givenBy.set(cookieNamed('cadata', cookies[0]), givenBy.get(cookieNamed('cadata', cookie)) ?? name);
        return cookies;
      };
      return handle({ ...frontEnd, sessions: { ...sessions, end, issue } }, context);
    },
  },
  breaks: ['owa-sign-out-at-another-front-end/*'],
};

/** Which front end gave a session, by the value of cadata. */
const givenBy = new Map<string, string>();
