import { passwordPlaceholder, withoutPassword } from '../redact.ts';
import type { HttpAnswer, HttpClientAttempt } from './attempt.ts';

/** Characters of a text that a result keeps of an answer; bytes that are cut could not be read any more. */
const bodyExcerpt = 4_000;

/** An attempt as results keep it: password, credentials and cookie values taken out, the body cut. */
export function withoutSecrets(attempt: HttpClientAttempt, password: string): HttpClientAttempt {
  const clean = (text: string) => withoutPassword(text, password);
  const { answer, partial, ...request } = attempt.detail;
  const cleanAnswer = (made: HttpAnswer): HttpAnswer => ({
    ...made,
    headers: cleanHeaders(made.headers, clean),
    lines: made.lines.map(([name, value]) => [name, cleanHeader(name, value, clean)]),
    trailers: made.trailers.map(([name, value]) => [name, cleanHeader(name, value, clean)]),
    body: made.binary ? clean(made.body) : clean(made.body).slice(0, bodyExcerpt),
  });
  return {
    ...attempt,
    ...(attempt.error !== undefined && { error: clean(attempt.error) }),
    detail: {
      ...request,
      url: clean(request.url),
      ...(request.target !== undefined && { target: clean(request.target) }),
      headers: cleanHeaders(request.headers, clean),
      body: clean(request.body),
      ...(answer && { answer: cleanAnswer(answer) }),
      ...(partial && { partial: cleanAnswer(partial) }),
    },
  };
}

function cleanHeaders<Value extends string | string[]>(
  headers: Record<string, Value>,
  clean: (text: string) => string,
): Record<string, Value> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      (Array.isArray(value)
        ? value.map((one) => cleanHeader(name, one, clean))
        : cleanHeader(name, value, clean)) as Value,
    ]),
  );
}

function cleanHeader(name: string, value: string, clean: (text: string) => string): string {
  return (secretHeaders[name.toLowerCase()] ?? clean)(value);
}

/** What is left of each header that carries a secret. */
const secretHeaders: Record<string, (value: string) => string> = {
  authorization: credentialsWithoutPassword,
  'proxy-authorization': credentialsWithoutPassword,
  cookie: (value) => value.split(/;\s*/).map(cookieName).join('; '),
  'set-cookie': withoutCookieValue,
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

/** `cadata=…; Path=/; Secure`: a Set-Cookie value without what is secret of it. */
export function withoutCookieValue(setCookie: string): string {
  return setCookie.replace(/=[^;]*/, '=…');
}
