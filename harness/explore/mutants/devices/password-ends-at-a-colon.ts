import { formatBasic, parseBasic } from '../../../../protocols/http/basic.ts';
import type { Mutant } from '../../mutant.ts';

export const passwordEndsAtAColon: Mutant = {
  name: 'password-ends-at-a-colon',
  description: 'splits Basic credentials at every colon and takes the second part for the password',
  sentence: 'A password may have a colon.',
  clause: 'WIRE-EAS-14',
  changes: {
    discovery: (discovery) => ({
      ...discovery,
      basic(authorization) {
        const given = parseBasic(authorization);
        if (given === null) return discovery.basic(authorization);
        const [password = ''] = given.password.split(':');
        return discovery.basic(formatBasic(given.user, password));
      },
    }),
  },
  breaks: ['eas-password-with-colons/*'],
};
