import type { IncomingHttpHeaders } from 'node:http';
import { type SignedIdentity, verifyIdentity } from '../../contract/identity.ts';
import type { IdentitySource } from '../../contract/journal.ts';
import { parseBasic } from '../../protocols/http/basic.ts';
import { exchangeHeaders } from '../../protocols/http/headers.ts';

/** What the head of a request says about who asks; nothing of it is accepted yet. */
export interface Claims {
  /** `forged`: there is a token, but this lab run did not sign it. */
  token: SignedIdentity | 'forged' | null;
  basic: { user: string; password: string } | null;
}

export function readClaims(headers: IncomingHttpHeaders, labKey: string): Claims {
  const token = headers[exchangeHeaders.commonAccessToken];
  return {
    token: token === undefined ? null : (verifyIdentity(String(token), labKey) ?? 'forged'),
    basic: parseBasic(headers.authorization),
  };
}

/** Whom the journal attributes a request to before it is authenticated. */
export function claimedBy({ token, basic }: Claims): { user: string; identity: IdentitySource } | null {
  if (token !== null && token !== 'forged') return { user: token.user, identity: 'signed' };
  return basic === null ? null : { user: accountNameOf(basic.user), identity: 'basic' };
}

/** The sAMAccountName in what a user typed: `CONTOSO\Purple` and `purple@contoso.com` are `purple`. */
export function accountNameOf(login: string): string {
  const name = login.trim().toLowerCase();
  return (name.split('\\').at(-1) ?? name).split('@', 1)[0] ?? name;
}
