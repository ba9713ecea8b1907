import type { FrontEnd } from '../../proxy/front-end.ts';
import { createAuthentication } from '../../proxy/http/authenticate.ts';
import type { Discovery } from '../../proxy/routing/discover.ts';
import type { Account } from '../../topology/index.ts';

/** A front end that takes everybody's mailbox to be where that of `other` is; the same one when `other` is nobody. */
export function withMailboxOf(frontEnd: FrontEnd, other: string | undefined): FrontEnd {
  if (other === undefined) return frontEnd;
  const { discovery } = frontEnd;
  const moved = async (found: Promise<Account | null>): Promise<Account | null> => {
    const [account, anchor] = await Promise.all([found, discovery.account(other)]);
    return account && anchor ? { ...account, mailbox: anchor.mailbox } : account;
  };
  const misled: Discovery = {
    ...discovery,
    basic: (authorization) => moved(discovery.basic(authorization)),
    account: (user) => moved(discovery.account(user)),
    remembered: () => undefined,
    rememberedAccount: () => undefined,
  };
  return { ...frontEnd, discovery: misled, authentication: createAuthentication(misled) };
}
