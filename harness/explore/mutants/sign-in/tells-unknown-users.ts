import { rewriteLocation } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

export const tellsUnknownUsers: Mutant = {
  name: 'tells-unknown-users',
  description: 'answers a name that it does not know otherwise than a wrong password',
  sentence: 'A wrong password and an unknown user look alike.',
  clause: 'WIRE-OWA-15',
  changes: {
    handle: (handle) => async (frontEnd, context) => {
      const { discovery } = frontEnd;
      let isUnknown = false;
      const logon: typeof discovery.logon = async (user, password) => {
        isUnknown = (await discovery.account(user)) === null;
        return discovery.logon(user, password);
      };
      rewriteLocation(context, (location) => (isUnknown ? `${location}&unknown=1` : location));
      await handle({ ...frontEnd, discovery: { ...discovery, logon } }, context);
    },
  },
  breaks: ['owa-unknown-user-looks-alike/*'],
};
