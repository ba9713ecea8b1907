import { parseBasic } from '../../../../protocols/http/basic.ts';
import type { Mutant } from '../../mutant.ts';

export const takesOnlyDomainLogins: Mutant = {
  name: 'takes-only-domain-logins',
  description: 'knows a user only as DOMAIN\\user, not by name or user principal name',
  sentence: "However a login is written, it opens the same user's mailbox.",
  clause: 'E15-EAS-RED',
  changes: {
    discovery: (discovery) => ({
      ...discovery,
      basic: async (authorization) =>
        parseBasic(authorization)?.user.includes('\\') ? discovery.basic(authorization) : null,
    }),
  },
  breaks: ['eas-login-forms/*'],
};
