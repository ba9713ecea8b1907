import type { Dial } from '../drivers/types.ts';
import type { Case } from '../specs/case.ts';
import type { StepResult } from './result.ts';
import { passwordPlaceholder } from './secrets.ts';

/** Headers that curl sets by itself, from the URL, `-u`, `-b` and the body. */
const leftOut: ReadonlySet<string> = new Set([
  'host',
  'content-length',
  'authorization',
  'cookie',
  'connection',
  'accept',
  'accept-language',
]);

/**
 * A command line that repeats the last dial of a step by hand, in a POSIX shell, after those of the step that gave it
 * its cookies; null when the step made none. The
 * password is `$PASSWORD`, the lab's CA `lab-ca.pem` (as `coexlab up` writes it), cookies are kept in `cookies.txt`. The
 * run's own lab is gone by then, but every lab knows the case's user: it is a persona's name with a suffix.
 */
export function repeatCommand(it: Pick<Case, 'user'>, step: Pick<StepResult, 'dials'>): string | null {
  const dial = step.dials.at(-1);
  if (dial === undefined) return null;
  const giving = step.dials.slice(0, -1).filter(({ answer }) => (answer?.setCookies.length ?? 0) > 0);
  const before = dial.requestHeaders.cookie === undefined ? [] : giving;
  const command = [...before.map((one) => `${curlCommand(one)} -so /dev/null`), curlCommand(dial)].join(
    ' && ',
  );
  const password = command.includes(passwordPlaceholder) ? `, PASSWORD is ${it.user}'s` : '';
  return `${command} # in a lab of \`coexlab up\`: its address after --connect-to, its lab-ca.pem${password}`;
}

/** The curl command that makes the same request (of a dial whose secrets are taken out). */
export function curlCommand(dial: Dial): string {
  const url = new URL(dial.url);
  const port = url.port || (url.protocol === 'https:' ? '443' : '80');
  const { authorization, cookie, ...headers } = dial.requestHeaders;
  const user = /^Basic (.+)$/.exec(authorization ?? '')?.[1];
  const { requestBody: body, requestBinary } = dial;
  const words = [
    'curl -i',
    ...(url.protocol === 'https:' ? ['--cacert lab-ca.pem'] : []),
    ...(dial.connection === undefined
      ? []
      : [
          `--connect-to ${quote(`${url.hostname}:${port}:${dial.connection.endpoint.address}:${dial.connection.endpoint.port}`)}`,
        ]),
    ...(dial.method === 'GET' && body === '' ? [] : [`-X ${quote(dial.method)}`]),
    ...(user === undefined ? [] : [`-u ${quote(user)}`]),
    ...(cookie === undefined ? [] : ['-b cookies.txt']),
    '-c cookies.txt',
    ...Object.entries(headers)
      .filter(([name]) => !leftOut.has(name.toLowerCase()))
      .map(([name, value]) => `-H ${quote(`${name}: ${value}`)}`),
    ...(body === '' ? [] : [requestBinary ? '--data-binary @-' : `--data-raw ${quote(body)}`]),
    quote(dial.url),
  ];
  return `${requestBinary && body !== '' ? `${printBytes(body)} | ` : ''}${words.join(' ')}`;
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
