import type { Account } from '../../../../topology/index.ts';
import type { Mutant } from '../../mutant.ts';

export const knowsDevices: Mutant = {
  name: 'knows-devices',
  description: 'remembers of a device whose it was, and takes no other password of it',
  sentence: 'What is remembered of one user is not used for another with the same device.',
  clause: 'WIRE-DIR-9',
  changes: {
    authentication: (authentication) => {
      const owners = new Map<string, Account>();
      return {
        ...authentication,
        async basic(context, directory) {
          const device = /DeviceId=([^&]*)/i.exec(context.url)?.[1];
          const known = device === undefined ? undefined : owners.get(device);
          const account = known ?? (await authentication.basic(context, directory));
          if (device !== undefined && account !== null) owners.set(device, account);
          return account;
        },
      };
    },
  },
  breaks: ['eas-users-share-a-device'],
};
