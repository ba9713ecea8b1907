import type { Account } from '../../../../topology/index.ts';
import type { Mutant } from '../../mutant.ts';

const used = new Map<string, { account: Account; at: number }>();

export const memorySlides: Mutant = {
  name: 'memory-slides',
  description: 'believes what it knows of an account for as long as that is used',
  sentence: 'What is remembered of an account gets too old, though it be used.',
  clause: 'WIRE-DIR-2',
  changes: {
    handle: (handle) => (frontEnd, context) => {
      const { discovery, clock } = frontEnd;
      const noted = (name: string, account: Account | null | undefined) => {
        const known = used.get(name);
        const isFresh = known !== undefined && clock.now() - known.at < 300_000;
        const believed = isFresh ? known.account : account;
        if (believed != null) used.set(name, { account: believed, at: clock.now() });
        return believed;
      };
      const sliding = {
        ...discovery,
        rememberedAccount: (user: string) => noted(user, discovery.rememberedAccount(user)) ?? undefined,
      };
      return handle({ ...frontEnd, discovery: sliding }, context);
    },
  },
  breaks: ['owa-account-removed-in-use'],
};
