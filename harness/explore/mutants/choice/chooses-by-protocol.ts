import { decidingAbout } from '../../altered.ts';
import type { Mutant } from '../../mutant.ts';

export const choosesByProtocol: Mutant = {
  name: 'chooses-by-protocol',
  description: 'has the protocol in the hash that chooses the server',
  sentence: 'The same user gets the same server, whichever protocol asks.',
  clause: 'WIRE-SEL-3',
  changes: decidingAbout(({ request, mailbox }) => ({
    mailbox: { ...mailbox, mailboxGuid: `${request.protocol}/${mailbox.mailboxGuid}` },
  })),
  breaks: ['owa-same-server-for-a-device'],
};
