import { decidingAbout } from '../../altered.ts';
import type { Mutant } from '../../mutant.ts';

export const sharesByDatabase: Mutant = {
  name: 'shares-by-database',
  description: 'chooses among the candidates by the database, not by the mailbox',
  sentence: 'The mailbox decides which candidate serves it, not its database.',
  clause: 'WIRE-SEL-5',
  changes: decidingAbout(({ mailbox }) => ({ mailbox: { ...mailbox, mailboxGuid: mailbox.database } })),
  breaks: ['eas-mailbox-decides-not-its-database', '{owa,eas}-users-are-spread'],
};
