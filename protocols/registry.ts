import { type VirtualDirectoryName, virtualDirectoryAt } from '../topology/virtual-directories.ts';

interface AnyDescriptor {
  title: string;
  /** How the ids of the clauses about it begin. */
  clauseGroups: readonly string[];
}

/** A protocol whose requests are HTTP requests below a virtual directory. */
interface HttpDescriptor extends AnyDescriptor {
  transport: 'http';
  virtualDirectory: VirtualDirectoryName;
  /** What Exchange calls its HttpProxy module and the folder of its logs. */
  httpProxyModule: string;
  /** Whether its clients are browsers, to which an error is a page, and which can fill in a form to sign in. */
  isForBrowsers: boolean;
  /** What a client sends first, to see whether it is let in. */
  opensWith: 'GET' | 'OPTIONS' | 'POST' | 'RPC_IN_DATA';
  /** Whether IIS itself asks for credentials (401.2); else the application does (SEL-4). */
  isChallengedByIis: boolean;
}

/** A protocol with ports of its own. */
interface PortsDescriptor extends AnyDescriptor {
  transport: 'mail' | 'rpc';
  ports: {
    /** Where clients speak TLS at once. */
    tls: number;
    /** Where they may ask for it. */
    starttls: number;
    /** Where a 2013 Mailbox server takes what front ends proxy (ProxyTargetPort). */
    backEnd: number;
  };
}

/**
 * The protocols of the article, by the names that specs and reports use: the only list of them. RPC over HTTP (`oa`) is
 * HTTP for whoever routes it.
 */
export const registry = {
  owa: {
    title: 'Outlook Web App',
    clauseGroups: ['E15-OWA'],
    transport: 'http',
    virtualDirectory: 'owa',
    httpProxyModule: 'Owa',
    isForBrowsers: true,
    opensWith: 'GET',
    isChallengedByIis: false,
  },
  eas: {
    title: 'Exchange ActiveSync',
    clauseGroups: ['E15-EAS'],
    transport: 'http',
    virtualDirectory: 'activeSync',
    httpProxyModule: 'Eas',
    isForBrowsers: false,
    opensWith: 'OPTIONS',
    isChallengedByIis: true,
  },
  ews: {
    title: 'Exchange Web Services',
    clauseGroups: ['E15-EWS'],
    transport: 'http',
    virtualDirectory: 'webServices',
    httpProxyModule: 'Ews',
    isForBrowsers: false,
    opensWith: 'POST',
    isChallengedByIis: false,
  },
  oab: {
    title: 'Offline Address Book',
    clauseGroups: ['E15-OAB'],
    transport: 'http',
    virtualDirectory: 'oab',
    httpProxyModule: 'Oab',
    isForBrowsers: false,
    opensWith: 'GET',
    isChallengedByIis: true,
  },
  oa: {
    title: 'Outlook Anywhere',
    clauseGroups: ['E15-OA', 'E15-IO'],
    transport: 'http',
    virtualDirectory: 'rpc',
    httpProxyModule: 'RpcHttp',
    isForBrowsers: false,
    opensWith: 'RPC_IN_DATA',
    isChallengedByIis: false,
  },
  autodiscover: {
    title: 'Autodiscover',
    clauseGroups: ['E15-AD'],
    transport: 'http',
    virtualDirectory: 'autodiscover',
    httpProxyModule: 'Autodiscover',
    isForBrowsers: false,
    opensWith: 'POST',
    isChallengedByIis: false,
  },
  pop3: {
    title: 'POP3',
    clauseGroups: ['MAIL'],
    transport: 'mail',
    ports: { tls: 995, starttls: 110, backEnd: 1995 },
  },
  imap4: {
    title: 'IMAP4',
    clauseGroups: ['MAIL'],
    transport: 'mail',
    ports: { tls: 993, starttls: 143, backEnd: 1993 },
  },
} as const satisfies Record<string, HttpDescriptor | PortsDescriptor>;

type Registry = typeof registry;
type WithTransport<T extends Transport> = {
  [P in Protocol]: Registry[P]['transport'] extends T ? P : never;
}[Protocol];

export type Protocol = keyof Registry;
/** What carries a protocol. */
export type Transport = (HttpDescriptor | PortsDescriptor)['transport'];
export type HttpProtocol = WithTransport<'http'>;
export type MailProtocol = WithTransport<'mail'>;

export const protocols = Object.keys(registry) as readonly Protocol[];
export const httpProtocols = protocols.filter((name) => carriedBy(name, 'http')) as readonly HttpProtocol[];
export const mailProtocols = protocols.filter((name) => carriedBy(name, 'mail')) as readonly MailProtocol[];

function carriedBy(protocol: Protocol, transport: Transport): boolean {
  return registry[protocol].transport === transport;
}

const byVirtualDirectory = new Map<VirtualDirectoryName, HttpProtocol>(
  httpProtocols.map((protocol) => [registry[protocol].virtualDirectory, protocol]),
);

/** The protocol that a request target belongs to; undefined outside every virtual directory of one. */
export function protocolOf(target: string): HttpProtocol | undefined {
  const directory = virtualDirectoryAt(target);
  return directory && byVirtualDirectory.get(directory);
}
