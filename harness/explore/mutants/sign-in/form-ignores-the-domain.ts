import type { Mutant } from '../../mutant.ts';

export const formIgnoresTheDomain: Mutant = {
  name: 'form-ignores-the-domain',
  description: 'takes what stands behind the backslash, or before the @, for the name of its own domain',
  sentence: 'The name of a user behind another domain is another user, or none.',
  clause: 'WIRE-OWA-33',
  changes: {
    discovery: (discovery) => ({
      ...discovery,
      logon: (user, password) => discovery.logon(user.replace(/^.*\\|@.*$/g, ''), password),
    }),
  },
  breaks: ['owa-login-of-another-domain/*'],
};
