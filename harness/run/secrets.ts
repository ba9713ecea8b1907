import type { Dial } from '../drivers/types.ts';
import { runLimits } from './limits.ts';

/** What stands where a case's password stood: also the shell variable of the commands that repeat a step. */
export const passwordPlaceholder = '$PASSWORD';

/** Takes a password out of a text, in every spelling that a request or a page has for it. */
export function withoutPassword(text: string, password: string): string {
  if (password === '') return text;
  const html = password
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
  const form = new URLSearchParams({ p: password }).toString().slice(2);
  const spellings = new Set([password, encodeURIComponent(password), form, html]);
  return [...spellings].reduce((rest, secret) => rest.replaceAll(secret, passwordPlaceholder), text);
}

/** A dial as results keep it: password, credentials and cookie values taken out, the body cut. */
export function withoutSecrets(dial: Dial, password: string): Dial {
  const clean = (text: string) => withoutPassword(text, password);
  const { answer, ...rest } = dial;
  return {
    ...rest,
    url: clean(dial.url),
    requestHeaders: cleanHeaders(dial.requestHeaders, clean),
    requestBody: clean(dial.requestBody),
    ...(dial.error !== undefined && { error: clean(dial.error) }),
    ...(answer && {
      answer: {
        status: answer.status,
        headers: cleanHeaders(answer.headers, clean),
        setCookies: answer.setCookies.map(cookieName),
        body: clean(answer.body).slice(0, runLimits.bodyExcerpt),
        ...(answer.binary && { binary: true as const }),
      },
    }),
  };
}

function cleanHeaders(
  headers: Record<string, string>,
  clean: (text: string) => string,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => {
      const safe = secretHeaders[name.toLowerCase()];
      return [name, safe === undefined ? clean(value) : safe(value)];
    }),
  );
}

/** What is left of each header that carries a secret. */
const secretHeaders: Record<string, (value: string) => string> = {
  authorization: credentialsWithoutPassword,
  'proxy-authorization': credentialsWithoutPassword,
  cookie: (value) => value.split(/;\s*/).map(cookieName).join('; '),
  'set-cookie': (value) => cookieName(value),
  'x-commonaccesstoken': () => '…',
  'x-backendcookie': () => '…',
};

/** `Basic CONTOSO\red:$PASSWORD`: the user stays, for the command that repeats it. */
function credentialsWithoutPassword(value: string): string {
  const [scheme = '', encoded = ''] = value.split(/ +/, 2);
  if (scheme.toLowerCase() !== 'basic') return `${scheme} …`;
  const [user] = Buffer.from(encoded, 'base64').toString('utf8').split(':', 1);
  return `Basic ${user}:${passwordPlaceholder}`;
}

function cookieName(cookie: string): string {
  return `${cookie.split('=', 1)[0]}=…`;
}
