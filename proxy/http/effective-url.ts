/** What a request's head says of where it goes. */
export interface AddressedRequest {
  /** The request target as it came. */
  target: string;
  /** The value of every Host line. */
  hosts: readonly string[];
  /** Whether a request may have no Host line: in HTTP/1.0. */
  isOld: boolean;
}

/** What a request is addressed to (RFC 9110 §7.1). */
export interface EffectiveUrl {
  /** Path and query, byte for byte; begins with `/`. */
  url: string;
  /** The authority as the client spelt it; empty where an HTTP/1.0 request has none. */
  host: string;
}

/** Why a request is addressed to nobody: its target is of no form that is served, or its host is not one host. */
export type AddressProblem = 'target' | 'host';

/** What a request is addressed to, or what is wrong with its address. */
export function effectiveUrl({ target, hosts, isOld }: AddressedRequest): EffectiveUrl | AddressProblem {
  // RFC 9112 §3.2: several lines, none and what is no host are 400, whatever the target says.
  if (hosts.length !== 1 && !(isOld && hosts.length === 0)) return 'host';
  const [line = ''] = hosts;
  if (hosts.length === 1 && !isAuthority(line)) return 'host';
  if (target.startsWith('/')) return leadsElsewhere(target) ? 'target' : { url: target, host: line };
  // RFC 9112 §3.2.2: the host of an absolute target counts, and not the Host line.
  const [, host = '', rest = ''] = /^https?:\/\/([^/?#]*)(.*)$/i.exec(target) ?? [];
  if (!isAuthority(host)) return 'target';
  const url = rest.startsWith('/') ? rest : `/${rest}`;
  return leadsElsewhere(url) ? 'target' : { url, host };
}

/** A host that is not empty, and perhaps a port (RFC 9110 §4.2.1, §7.2). */
function isAuthority(text: string): boolean {
  return /^([\w.~!$&'()*+,;=%-]+|\[[\da-f:.]+\])(:\d*)?$/i.test(text);
}

/** What IIS would fold away could lead a virtual directory's request into another one. */
function leadsElsewhere(url: string): boolean {
  const path = url.split('?', 1)[0] ?? '';
  const climbs =
    (path.includes('.') || path.includes('%')) &&
    /(^|[/\\]|%2f|%5c)(\.|%2e){1,2}($|[/\\]|%2f|%5c)/i.test(path);
  return climbs || path.startsWith('//');
}
