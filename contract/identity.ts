import { timingSafeEqual } from 'node:crypto';
import { macOf } from './mac.ts';

/** Whom a front end vouches for (content of X-CommonAccessToken; the format is our own). */
export interface SignedIdentity {
  /** sAMAccountName, alias suffix included. */
  user: string;
  userPrincipalName: string;
  /** Name of the server that vouches. */
  issuer: string;
  /** Milliseconds since the epoch, on the issuer's clock. */
  issuedAt: number;
}

/** `<base64url JSON>.<base64url HMAC-SHA-256>` under the key of this lab run. */
export function signIdentity(identity: SignedIdentity, key: string): string {
  const payload = Buffer.from(JSON.stringify(identity)).toString('base64url');
  return `${payload}.${macOf('identity', payload, key)}`;
}

/** The identity of a token that this lab run signed; null for anything else. */
export function verifyIdentity(token: string, key: string): SignedIdentity | null {
  const [payload, signature, ...rest] = token.split('.');
  if (payload === undefined || signature === undefined || rest.length > 0) return null;
  if (!sameText(signature, macOf('identity', payload, key))) return null;
  return JSON.parse(Buffer.from(payload, 'base64url').toString()) as SignedIdentity;
}

/** Compares in constant time. */
export function sameText(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}
