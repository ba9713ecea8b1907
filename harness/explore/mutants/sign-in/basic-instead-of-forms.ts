import { withOwa } from '../../altered.ts';
import type { Mutant } from '../../mutant.ts';

export const basicInsteadOfForms: Mutant = {
  name: 'basic-instead-of-forms',
  description: 'asks browsers for Basic credentials although forms-based authentication is on',
  sentence: 'With forms-based authentication a browser gets a logon page.',
  clause: 'E15-OWA-RED',
  changes: {
    readMap: (readMap) => async () => {
      const { topology, self } = await readMap();
      const altered = withOwa(
        topology,
        ({ name }) => name === self.name,
        (owa) => ({ ...owa, formsAuthentication: false, basicAuthentication: true }),
      );
      return { topology: altered, self: altered.servers.find(({ name }) => name === self.name) ?? self };
    },
  },
  breaks: [
    'owa-{logon-page,logon-redirect,post-without-session,bad-password,bad-password-reason,foreign-destination}/red',
    'owa-{forged-session,forged-identity}',
  ],
};
