import type { Mutant } from '../../mutant.ts';

export const choosesByTheHour: Mutant = {
  name: 'chooses-by-the-hour',
  description: 'deals the users out anew every hour',
  sentence: 'A user keeps his server as long as it is healthy.',
  clause: 'SEL-11',
  changes: {
    handle: (handle) => (frontEnd, context) =>
      handle(
        {
          ...frontEnd,
          decide(request, account, mailbox) {
            const hour = Math.floor(frontEnd.clock.now() / 3_600_000);
            const mailboxGuid = `${hour}/${mailbox.mailboxGuid}`;
            return frontEnd.decide(request, { ...account }, { ...mailbox, mailboxGuid });
          },
        },
        context,
      ),
  },
  breaks: ['eas-users-stay-over-time'],
};
