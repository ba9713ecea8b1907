import { formatBasic } from '../../../protocols/http/basic.ts';
import type { RawRequest } from '../../specs/schema.ts';
import type { Credentials } from '../types.ts';
import type { HttpRequest } from './client.ts';

/** A raw request with `${user}`, `${password}` and `${basic}` filled in and its host put before its target. */
export function filledIn(
  { connect, ...request }: RawRequest & { connect: string },
  { user, domain, password }: Credentials,
): HttpRequest & { body?: string } {
  const values: Record<string, string> = {
    user,
    password,
    basic: formatBasic(`${domain}\\${user}`, password).replace(/^Basic /, ''),
  };
  const fill = (text: string) => text.replaceAll(/\$\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  return {
    method: request.method,
    url: fill(request.url).replace(/^\//, `https://${connect}/`),
    isRaw: true,
    headers: Object.fromEntries(
      Object.entries(request.headers ?? {}).map(([name, value]) => [name, fill(value)]),
    ),
    ...(request.body !== undefined && { body: fill(request.body) }),
  };
}
