import type { Mutant } from '../../mutant.ts';

export const redirectsBeforeLogon: Mutant = {
  name: 'redirects-before-logon',
  description: 'looks where the mailbox is before it looks whether the password is right',
  sentence: 'Nobody is redirected before the password is right.',
  clause: 'E15-OWA-PURPLE',
  changes: {
    discovery: (discovery) => ({
      ...discovery,
      async logon(user, password) {
        const account = await discovery.account(user);
        const isElsewhere = account?.mailbox?.version === 2007 || account?.mailbox?.site === 'Site2';
        return isElsewhere ? account : discovery.logon(user, password);
      },
    }),
  },
  breaks: ['owa-bad-password-redirected-users/*'],
};
