import { hash, randomBytes } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Clock } from '../../contract/clock.ts';
import type { Directory } from '../../contract/directory.ts';
import { parseBasic } from '../../protocols/http/basic.ts';
import type { Account } from '../../topology/index.ts';
import type { ProxyLimits } from '../limits.ts';

/** Service discovery: who is it, and where is the mailbox? Asks the directory at most once per call. */
export interface Discovery {
  /** The account of an `Authorization: Basic` header; null when it is malformed or the password is wrong. */
  basic(authorization: string): Promise<Account | null>;
  /** The account when the password is right; always asks (a logon form is submitted rarely). */
  logon(user: string, password: string): Promise<Account | null>;
  /** The account of a user who is known to be who he says; null when there is none. */
  account(user: string): Promise<Account | null>;
  /** What `basic` would answer without asking; undefined when it would have to ask. */
  remembered(authorization: string): Account | undefined;
  /** What `account` would answer without asking. */
  rememberedAccount(user: string): Account | undefined;
  /** Forgets where a mailbox is, because a back end said that it is not there. */
  forget(account: Account): void;
}

type DiscoveryLimits = Pick<
  ProxyLimits,
  'credentialsTtlMs' | 'credentialsEntries' | 'accountTtlMs' | 'accountEntries'
>;

/** Every method throws DirectoryError when the directory cannot be asked. Failures are never remembered. */
export function createDiscovery(directory: Directory, clock: Clock, limits: DiscoveryLimits): Discovery {
  const salt = randomBytes(16).toString('base64');
  const perf = { now: () => clock.now() };
  const credentials = new LRUCache<string, string>({
    max: limits.credentialsEntries,
    ttl: limits.credentialsTtlMs,
    ttlResolution: 0,
    perf,
  });
  const accounts = new LRUCache<string, Account>({
    max: limits.accountEntries,
    ttl: limits.accountTtlMs,
    ttlResolution: 0,
    perf,
  });
  const running = new Map<string, Promise<Account | null>>();
  const coalesce = (key: string, ask: () => Promise<Account | null>) => {
    const known = running.get(key);
    if (known !== undefined) return known;
    const asked = ask().finally(() => running.delete(key));
    running.set(key, asked);
    return asked;
  };
  const remember = (account: Account | null): Account | null => {
    if (account !== null) accounts.set(account.name.toLowerCase(), account);
    return account;
  };
  const keyOf = (authorization: string) => hash('sha256', salt + authorization, 'base64');
  const rememberedAccount = (user: string) => accounts.get(user.toLowerCase());
  const account = async (user: string) =>
    rememberedAccount(user) ??
    coalesce(`account:${user.toLowerCase()}`, async () => remember(await directory.account(user)));

  return {
    account,
    rememberedAccount,
    remembered(authorization) {
      const user = credentials.get(keyOf(authorization));
      return user === undefined ? undefined : rememberedAccount(user);
    },
    async basic(authorization) {
      const key = keyOf(authorization);
      const user = credentials.get(key);
      if (user !== undefined) return account(user);
      const given = parseBasic(authorization);
      if (given === null) return null;
      return coalesce(`basic:${key}`, async () => {
        const found = remember(await directory.authenticate(given.user, given.password));
        if (found !== null) credentials.set(key, found.name);
        return found;
      });
    },
    async logon(user, password) {
      return remember(await directory.authenticate(user, password));
    },
    forget(gone) {
      const key = gone.name.toLowerCase();
      if (accounts.peek(key) === gone) accounts.delete(key);
    },
  };
}
