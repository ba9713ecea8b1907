import { parseBasic } from '../../../../protocols/http/basic.ts';
import type { Mutant } from '../../mutant.ts';

export const takesAnyPassword: Mutant = {
  name: 'takes-any-password',
  description: 'lets everybody in whose account exists, whatever the password is',
  sentence: 'The front end itself refuses a wrong password.',
  clause: 'E15-OWA-RED',
  changes: {
    discovery: (discovery) => ({
      ...discovery,
      logon: (user) => discovery.account(user),
      async basic(authorization) {
        const given = parseBasic(authorization);
        return given === null ? null : discovery.account(given.user);
      },
    }),
  },
  breaks: ['owa-bad-password/red', 'owa-bad-password-redirected-users/*', 'eas-bad-password/*'],
};
