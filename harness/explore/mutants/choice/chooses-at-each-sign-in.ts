import type { Mutant } from '../../mutant.ts';

const signIns = new Map<string, number>();

export const choosesAtEachSignIn: Mutant = {
  name: 'chooses-at-each-sign-in',
  description: 'takes another server for a browser each time its user signs in',
  sentence: 'The same user gets the same server when he signs in again.',
  clause: 'SEL-11',
  changes: {
    handle: (handle) => (frontEnd, context) =>
      handle(
        {
          ...frontEnd,
          decide(request, account, mailbox) {
            const before = signIns.get(mailbox.mailboxGuid) ?? 0;
            const signIn = request.freshLogon ? before + 1 : before;
            signIns.set(mailbox.mailboxGuid, signIn);
            const mailboxGuid = `${signIn}/${mailbox.mailboxGuid}`;
            return frontEnd.decide(request, { ...account }, { ...mailbox, mailboxGuid });
          },
        },
        context,
      ),
  },
  breaks: ['owa-users-stay-when-they-sign-in-again'],
};
