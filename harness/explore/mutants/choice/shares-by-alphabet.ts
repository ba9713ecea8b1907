import { decidingAbout } from '../../altered.ts';
import type { Mutant } from '../../mutant.ts';

export const sharesByAlphabet: Mutant = {
  name: 'shares-by-alphabet',
  description: 'gives everybody whose name begins with the same letter to the same server',
  sentence: 'All healthy candidates share the users, however these are called.',
  clause: 'SEL-11',
  changes: decidingAbout(({ mailbox }) => ({
    mailbox: { ...mailbox, mailboxGuid: mailbox.persona.charAt(0) },
  })),
  breaks: ['{owa,eas}-users-are-spread'],
};
