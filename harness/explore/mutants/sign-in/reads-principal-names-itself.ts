import type { Mutant } from '../../mutant.ts';

/** `user@contoso.com` as `user`; the directory is asked for no other name with an @. */
const readItself = (login: string) => (login.includes('@') ? login.replace(/@contoso\.com$/i, '') : login);

export const readsPrincipalNamesItself: Mutant = {
  name: 'reads-principal-names-itself',
  description: 'takes a user principal name for the name in the domain, and knows no other suffix',
  sentence: "A user principal name is the directory's to resolve, whatever follows its @.",
  clause: 'WIRE-OWA-33',
  changes: {
    discovery: (discovery) => ({
      ...discovery,
      logon: async (user, password) =>
        readItself(user).includes('@') ? null : discovery.logon(readItself(user), password),
    }),
  },
  breaks: ['owa-principal-name-suffix/*'],
};
