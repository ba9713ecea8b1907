import { decidingAbout } from '../../altered.ts';
import type { Mutant } from '../../mutant.ts';

export const choosesByFrontEnd: Mutant = {
  name: 'chooses-by-front-end',
  description: 'has the name of the front end in the hash that chooses the server',
  sentence: 'The same user gets the same server, whichever front end is asked.',
  clause: 'WIRE-SEL-2',
  changes: decidingAbout(({ request, mailbox }) => ({
    mailbox: { ...mailbox, mailboxGuid: `${request.frontEnd.server}/${mailbox.mailboxGuid}` },
  })),
  breaks: ['eas-same-server-at-every-front-end'],
};
