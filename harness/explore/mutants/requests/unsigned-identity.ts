import type { Mutant } from '../../mutant.ts';

export const unsignedIdentity: Mutant = {
  name: 'unsigned-identity',
  description: 'hands back ends an identity with a signature that none of them knows',
  sentence: 'The identity that a back end gets is signed.',
  clause: 'WIRE-REQ-11',
  changes: { tokenFor: (tokenFor) => (account) => `${tokenFor(account).split('.')[0]}.c2lnbmVk` },
  breaks: [
    'owa-identity-is-signed/*',
    'owa-{red-proxied,green-proxied,stopped-elsewhere,local-site-is-never-redirected,site2-loses-its-external-url}',
    '{owa,eas}-target-sees-its-own-name/*',
    'eas-sync/*',
    'eas-{stopped-elsewhere,no-basic-at-the-target}',
    'eas-out-of-service-does-not-matter-to-others/green',
  ],
};
