import type { HeaderLine } from '../../contract/journal.ts';
import { exchangeHeaders } from '../../protocols/http/headers.ts';

/** What stands in a journal where a secret stood. */
const hidden = '(secret)';

const secretHeaders: ReadonlySet<string> = new Set([
  'authorization',
  'proxy-authorization',
  exchangeHeaders.commonAccessToken,
]);

/** Cookies that are as good as a password: the sessions of wire.md §2, and where a front end remembers a mailbox. */
const secretCookies: ReadonlySet<string> = new Set([
  'sessionid',
  'cadata',
  'cadatattl',
  'cadatakey',
  'cadataiv',
  'cadatasig',
  exchangeHeaders.backEndCookie,
]);

/**
 * Request header lines for the journal: credentials replaced by `(secret)`, of session cookies the names remain.
 * @param raw names and values in turn, as IncomingMessage.rawHeaders has them
 */
export function withoutSecrets(raw: readonly string[]): HeaderLine[] {
  const lines: HeaderLine[] = [];
  for (let at = 0; at + 1 < raw.length; at += 2) {
    const [name = '', value = ''] = [raw[at], raw[at + 1]];
    lines.push([name, valueWithoutSecrets(name.toLowerCase(), value)]);
  }
  return lines;
}

function valueWithoutSecrets(name: string, value: string): string {
  if (name === 'cookie') return value.replaceAll(/[^;]+/g, cookieWithoutSecret);
  return secretHeaders.has(name) ? hidden : value;
}

function cookieWithoutSecret(pair: string): string {
  const mark = pair.indexOf('=');
  const name = mark === -1 ? '' : pair.slice(0, mark);
  if (name === '') return hidden;
  return secretCookies.has(name.trim().toLowerCase()) ? `${name}=${hidden}` : pair;
}

/** A body for the journal: the password of a logon form, or of a question to the directory, taken out. */
export function bodyWithoutSecrets(body: string): string {
  return body
    .replaceAll(/(^|&)(password(?:Text)?)=[^&]*/gi, `$1$2=${hidden}`)
    .replaceAll(/("password"\s*:\s*)"(?:[^"\\]|\\.)*"/gi, `$1"${hidden}"`);
}
