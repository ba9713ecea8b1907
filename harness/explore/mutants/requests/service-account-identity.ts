import type { Mutant } from '../../mutant.ts';

export const serviceAccountIdentity: Mutant = {
  name: 'service-account-identity',
  description: 'comes to back ends as a service account of its own instead of as the user',
  sentence: 'A back end is told the user who has signed in.',
  clause: 'SEL-13',
  changes: {
    tokenFor: (tokenFor) => (account) =>
      tokenFor({ ...account, name: 'front-end', userPrincipalName: 'front-end@contoso.com' }),
  },
  breaks: ['owa-{red,blue,green}-proxied', 'eas-{sync,folder-sync,estimate,fetch}/*'],
};
