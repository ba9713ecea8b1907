import { headerValues } from '../../../contract/journal.ts';
import { passwordPlaceholder } from '../redact.ts';
import { type HttpAttempt, type HttpClientAttempt, linesOf } from './attempt.ts';

/** Headers that curl sets by itself, from the URL, `-u`, `-b` and the body. */
const leftOut: ReadonlySet<string> = new Set([
  'content-length',
  'authorization',
  'cookie',
  'connection',
  'accept',
  'accept-language',
]);

/**
 * A command line that repeats the last of a step's attempts by hand, in a POSIX shell, after those of the step that gave
 * it its cookies; null when the step made none. The password is `$PASSWORD`, the lab's CA `lab-ca.pem` (as `coexlab up`
 * writes it), cookies are kept in `cookies.txt`. The run's own lab is gone by then, but every lab knows the case's user:
 * it is a persona's name with a suffix.
 */
export function repeatCommand(attempts: readonly HttpClientAttempt[], persona: string): string | null {
  const last = attempts.at(-1);
  if (last === undefined) return null;
  const giving = attempts
    .slice(0, -1)
    .filter(({ detail }) => headerValues({ headers: detail.answer?.lines ?? [] }, 'set-cookie').length > 0);
  const before = last.detail.headers.cookie === undefined ? [] : giving;
  const command = [...before.map((one) => `${curlCommand(one)} -so /dev/null`), curlCommand(last)].join(
    ' && ',
  );
  const { body } = last.detail;
  const file = body.length > longestWord ? `, body.txt has its ${body.length} bytes` : '';
  const password = command.includes(passwordPlaceholder) ? `, PASSWORD is ${persona}'s` : '';
  return `${command} # in a lab of \`coexlab up\`: its address after --connect-to, its lab-ca.pem${password}${file}`;
}

/** The curl command that makes the same request (of an attempt whose secrets are taken out). */
export function curlCommand({
  detail,
  connection,
}: Pick<HttpClientAttempt, 'detail' | 'connection'>): string {
  const url = new URL(detail.url);
  const port = url.port || (url.protocol === 'https:' ? '443' : '80');
  const { authorization, cookie, ...headers } = detail.headers;
  const user = /^Basic (.+)$/.exec(authorization?.toString() ?? '')?.[1];
  const words = [
    'curl -i',
    ...(url.protocol === 'https:' ? ['--cacert lab-ca.pem'] : []),
    ...(connection === undefined
      ? []
      : [
          `--connect-to ${quote(`${url.hostname}:${port}:${connection.endpoint.address}:${connection.endpoint.port}`)}`,
        ]),
    ...(isAsTyped(detail.url) ? [] : ['--path-as-is --globoff']),
    ...(detail.method === 'GET' && detail.body === '' ? [] : [`-X ${quote(detail.method)}`]),
    ...(user === undefined ? [] : [`-u ${quote(user)}`]),
    ...(cookie === undefined ? [] : ['-b cookies.txt']),
    '-c cookies.txt',
    ...(detail.target === undefined ? [] : [`--request-target ${quote(detail.target)}`]),
    ...linesOf(headers)
      .filter(([name]) => !leftOut.has(name.toLowerCase()))
      .map(([name, value]) => `-H ${quote(`${name}: ${value}`)}`),
    ...bodyWords(detail),
    quote(detail.url),
  ];
  const isPiped = detail.binary && detail.body !== '' && detail.body.length <= longestWord;
  return `${isPiped ? `${printBytes(detail.body)} | ` : ''}${words.join(' ')}`;
}

/** Whether curl would send a URL as it is: it folds dots, and brackets and braces are patterns to it. */
function isAsTyped(url: string): boolean {
  return !/\/\.{1,2}([/?]|$)|[[\]{}]/.test(url);
}

/** Signs of a body that still go into a command. */
const longestWord = 4_000;

function bodyWords({ body, binary }: HttpAttempt): string[] {
  if (body === '') return [];
  if (body.length > longestWord) return ['--data-binary @body.txt'];
  return [binary ? '--data-binary @-' : `--data-raw ${quote(body)}`];
}

/** A command that writes bytes, by octal escapes, which POSIX gives every printf: `printf '\003\001j\000'`. */
function printBytes(bytes: string): string {
  const escaped = bytes.replaceAll(
    /[^A-Za-z0-9 _.,:;/=@+<>()[\]{}]/g,
    (one) => `\\${one.charCodeAt(0).toString(8).padStart(3, '0')}`,
  );
  return `printf '${escaped}'`;
}

/** Quotes one argument for a POSIX shell; `$PASSWORD` in it stays a variable. */
export function quote(text: string): string {
  if (/^[A-Za-z0-9_.,:/=@%+-]+$/.test(text)) return text;
  return text.split(passwordPlaceholder).map(quotePlain).join(`"${passwordPlaceholder}"`) || "''";
}

function quotePlain(text: string): string {
  return text === '' ? '' : `'${text.replaceAll("'", "'\\''")}'`;
}
