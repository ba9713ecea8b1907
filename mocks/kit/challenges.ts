import type { OutgoingHttpHeaders } from 'node:http';
import type { VirtualDirectory } from '../../topology/index.ts';
import type { ExchangeHost } from './host.ts';

/** The methods that a server lets users in by. */
export type Methods = Pick<VirtualDirectory, 'basicAuthentication' | 'windowsAuthentication'>;

/** `WWW-Authenticate` of a 401: exactly the methods, in the order of IIS; no header when there is none. */
export function challenges(
  host: ExchangeHost,
  { basicAuthentication, windowsAuthentication }: Methods,
): OutgoingHttpHeaders {
  const offered = [
    ...(windowsAuthentication ? ['Negotiate', 'NTLM'] : []),
    ...(basicAuthentication ? [`Basic realm="${host.fqdn}"`] : []),
  ];
  return offered.length > 0 ? { 'www-authenticate': offered } : {};
}
