import { formatBasic } from '../../../protocols/http/basic.ts';
import { withValues } from '../../specs/placeholders.ts';
import type { CookiesOf, Credentials, SentRequest } from '../types.ts';
import type { HttpRequest } from './client.ts';

/**
 * A raw request with each `${…}` filled in and its host put before its target; null when a cookie that it names is not
 * there.
 */
export function filledIn(
  { connect, ...request }: SentRequest,
  { user, domain, password }: Credentials,
  cookiesOf: CookiesOf,
): (HttpRequest & { body?: string }) | null {
  const account: Record<string, string> = {
    user,
    password,
    basic: formatBasic(`${domain}\\${user}`, password).replace(/^Basic /, ''),
  };
  let isWhole = true;
  const fill = (text: string, url: string) => {
    const filled = withValues(text, ({ what, client }) => {
      if (what !== 'cookies' && !what.startsWith('cookie ')) return account[what] ?? null;
      const cookies = cookiesOf(client, url);
      return what === 'cookies' ? cookies || null : cookieNamed(what.slice('cookie '.length), cookies);
    });
    if (filled === null) isWhole = false;
    return filled ?? '';
  };
  const url = request.url.replace(/^\//, `https://${connect}/`);
  const filled = {
    method: request.method,
    url: fill(url, url),
    isRaw: true as const,
    ...(request.target !== undefined && { target: fill(request.target, url) }),
    headers: Object.fromEntries(
      Object.entries(request.headers ?? {}).map(([name, value]) => [
        name,
        Array.isArray(value) ? value.map((one) => fill(one, url)) : fill(value, url),
      ]),
    ),
    ...bodyOf(request, (text) => fill(text, url)),
  };
  return isWhole ? filled : null;
}

/** The value of a cookie in a Cookie header, as it is written there. */
function cookieNamed(name: string, cookies: string): string | null {
  const found = cookies.split('; ').find((pair) => pair.startsWith(`${name}=`));
  return found?.slice(name.length + 1) ?? null;
}

function bodyOf(
  { body, repeat = 1, pieces }: Pick<SentRequest, 'body' | 'repeat' | 'pieces'>,
  fill: (text: string) => string,
): Pick<HttpRequest, 'atOnce'> & { body?: string } {
  if (pieces === undefined) return body === undefined ? {} : { body: fill(body).repeat(repeat) };
  const [first, ...rest] = pieces.map((piece) => fill(piece).repeat(repeat));
  return { body: [first, ...rest].join(''), atOnce: Buffer.byteLength(first ?? '') };
}
