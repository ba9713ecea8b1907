import type { Mutant } from '../../mutant.ts';

export const takesAMovedUserForAFreshOne: Mutant = {
  name: 'takes-a-moved-user-for-a-fresh-one',
  description: 'leads a browser whose mailbox was moved to where only a logon form may be posted',
  sentence:
    'A user with a session whose mailbox was moved is redirected plainly: there is no password to post.',
  clause: 'WIRE-DIR-3',
  changes: {
    handle: (handle) => (frontEnd, context) =>
      handle(
        {
          ...frontEnd,
          decide: (request, account, mailbox) =>
            frontEnd.decide({ ...request, freshLogon: true }, account, mailbox),
        },
        context,
      ),
  },
  breaks: ['owa-mailbox-moved-to-where-others-are-redirected'],
};
