import type { VirtualDirectoryName } from '../topology/index.ts';

/** The protocols of the article, by the names that specs and reports use. */
export const protocols = ['owa', 'eas', 'ews', 'oab', 'oa', 'autodiscover', 'pop3', 'imap4'] as const;
export type Protocol = (typeof protocols)[number];

/** The virtual directory behind each HTTP protocol. */
export const virtualDirectoryOf = {
  owa: 'owa',
  eas: 'activeSync',
  ews: 'webServices',
  oab: 'oab',
  oa: 'rpc',
  autodiscover: 'autodiscover',
} as const satisfies Partial<Record<Protocol, VirtualDirectoryName>>;

export type HttpProtocol = keyof typeof virtualDirectoryOf;

const roots: readonly (readonly [string, HttpProtocol])[] = [
  ['/owa', 'owa'],
  ['/microsoft-server-activesync', 'eas'],
  ['/ews', 'ews'],
  ['/oab', 'oab'],
  ['/rpc', 'oa'],
  ['/autodiscover', 'autodiscover'],
];

/** The protocol that a request target belongs to; undefined outside every virtual directory. Case-insensitive, as IIS is. */
export function protocolOf(target: string): HttpProtocol | undefined {
  const path = (target.split('?', 1)[0] ?? '').toLowerCase();
  return roots.find(([root]) => path === root || path.startsWith(`${root}/`))?.[1];
}
