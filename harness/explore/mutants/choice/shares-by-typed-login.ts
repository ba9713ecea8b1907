import { parseBasic } from '../../../../protocols/http/basic.ts';
import { findingOthers } from '../../accounts.ts';
import type { Mutant } from '../../mutant.ts';

export const sharesByTypedLogin: Mutant = {
  name: 'shares-by-typed-login',
  description: 'chooses by the name as the user typed it',
  sentence: 'A user gets the same server however he writes his name.',
  clause: 'WIRE-SEL-17',
  changes: {
    discovery: (discovery) =>
      findingOthers(discovery, (account, asked) => {
        if (account?.mailbox == null) return account;
        const login = parseBasic(asked)?.user ?? asked;
        const mailboxGuid = `${login}/${account.mailbox.mailboxGuid}`;
        return { ...account, mailbox: { ...account.mailbox, mailboxGuid } };
      }),
  },
  breaks: ['eas-users-stay-however-they-sign-in'],
};
