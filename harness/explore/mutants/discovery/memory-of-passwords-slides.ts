import { createAuthentication } from '../../../../proxy/http/authenticate.ts';
import type { Account } from '../../../../topology/index.ts';
import type { Mutant } from '../../mutant.ts';

const used = new Map<string, { account: Account; at: number }>();

export const memoryOfPasswordsSlides: Mutant = {
  name: 'memory-of-passwords-slides',
  description: 'takes a password for as long as it is used',
  sentence: 'A changed password is noticed, though the old one be in use.',
  clause: 'WIRE-DIR-1',
  changes: {
    handle: (handle) => (frontEnd, context) => {
      const { discovery, clock } = frontEnd;
      const sliding = {
        ...discovery,
        remembered(authorization: string) {
          const known = used.get(authorization);
          const isFresh = known !== undefined && clock.now() - known.at < 300_000;
          const account = isFresh ? known.account : discovery.remembered(authorization);
          if (account !== undefined) used.set(authorization, { account, at: clock.now() });
          return account;
        },
      };
      return handle(
        { ...frontEnd, discovery: sliding, authentication: createAuthentication(sliding) },
        context,
      );
    },
  },
  breaks: ['eas-password-changed-in-use'],
};
