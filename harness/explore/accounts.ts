import type { Discovery } from '../../proxy/routing/discover.ts';
import type { Account } from '../../topology/index.ts';

/**
 * Discovery that finds other accounts than the right one.
 * @param change told what was asked for: a login, an `Authorization` header or an account's name
 */
export function findingOthers(
  discovery: Discovery,
  change: (account: Account | null, asked: string) => Account | null,
): Discovery {
  return {
    ...discovery,
    basic: async (authorization) => change(await discovery.basic(authorization), authorization),
    logon: async (user, password) => change(await discovery.logon(user, password), user),
    account: async (user) => change(await discovery.account(user), user),
    remembered: (authorization) =>
      change(discovery.remembered(authorization) ?? null, authorization) ?? undefined,
    rememberedAccount: (user) => change(discovery.rememberedAccount(user) ?? null, user) ?? undefined,
  };
}
