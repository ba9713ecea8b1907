import {
  httpProtocols,
  type MailProtocol,
  mailProtocols,
  type Protocol,
  registry,
  type Transport,
} from '../protocols/registry.ts';
import { isClientAccess, isMailbox } from './roles.ts';
import type { Server } from './schema.ts';

/** The ports that do not follow from a protocol (wire.md §1); `store` is the lab's own. */
export const nominalPorts = { https: 443, backEndHttps: 444, store: 8476 } as const;

/** Whom a server listens for: clients, the front ends of Exchange 2013, or other servers' access to mailboxes. */
export type ListenerRole = 'client-access' | 'back-end' | 'store';

/** A port on which a server listens, as Exchange has it. */
export interface ServerListener {
  nominalPort: number;
  /** `starttls`: plain text until the client asks for TLS. */
  security: 'tls' | 'starttls' | 'plain';
  transport: Transport;
  /** What is spoken there; of HTTP, what the server has a virtual directory for. */
  protocols: readonly Protocol[];
  role: ListenerRole;
}

/** Every port of a server, as its version, roles and settings say: the only place that knows ports. */
export function listenersOf(server: Server): ServerListener[] {
  return [
    ...(isClientAccess(server) ? clientAccessListeners(server) : []),
    ...(isMailbox(server, 2013) ? backEndListeners(server) : []),
    ...(isMailbox(server)
      ? [listener(nominalPorts.store, { security: 'tls', transport: 'http', protocols: [], role: 'store' })]
      : []),
  ];
}

function clientAccessListeners(server: Server): ServerListener[] {
  const role = 'client-access';
  const mail = mailProtocols.filter((name) => server[name]?.serviceStopped === false);
  return [
    listener(nominalPorts.https, { ...https(server), role }),
    ...mail.flatMap((protocol) => {
      const { tls, starttls } = registry[protocol].ports;
      return [
        listener(tls, { security: 'tls', ...mailOf(protocol), role }),
        listener(starttls, { security: 'starttls', ...mailOf(protocol), role }),
      ];
    }),
  ];
}

/** Their settings are the front end's: a Mailbox server without any has its back-end services all the same. */
function backEndListeners(server: Server): ServerListener[] {
  const role = 'back-end';
  const mail = mailProtocols.filter((name) => server[name]?.serviceStopped !== true);
  return [
    listener(nominalPorts.backEndHttps, { ...https(server), role }),
    ...mail.map((protocol) =>
      listener(registry[protocol].ports.backEnd, { security: 'tls', ...mailOf(protocol), role }),
    ),
  ];
}

function listener(nominalPort: number, rest: Omit<ServerListener, 'nominalPort'>): ServerListener {
  return { nominalPort, ...rest };
}

function https({ virtualDirectories }: Server) {
  const protocols = httpProtocols.filter(
    (name) => virtualDirectories[registry[name].virtualDirectory] !== undefined,
  );
  return { security: 'tls', transport: 'http', protocols } as const;
}

const mailOf = (protocol: MailProtocol) => ({ transport: 'mail', protocols: [protocol] }) as const;
