import { listenersOf, type Server, type ServerListener } from '../topology/index.ts';
import { createExchangeHost, createHost, type ExchangeHost } from './kit/host.ts';
import { type Port, startServer } from './kit/server.ts';
import type { MockOptions, MockServer } from './types.ts';

export type { MockOptions, MockServer } from './types.ts';

/**
 * Starts the server that the topology describes: its roles decide what it speaks.
 * @throws Error for a server without a part to play (a CAS2013 is the implementation under test), ListenError
 */
export async function startMock(options: MockOptions): Promise<MockServer> {
  const host = createExchangeHost(options);
  const ports = await portsOf(host);
  if (ports.length === 0) {
    const { version, serverRole } = host.server();
    throw new Error(
      `expected a server that the lab plays; found ${host.name}, an Exchange ${version} ${serverRole.join(' and ')} server`,
    );
  }
  return startServer(host, ports, options);
}

/** Starts the directory, which no other server has to load; `options.server` is always `directory`. @throws ListenError */
export async function startDirectory(options: MockOptions): Promise<MockServer> {
  const { directoryName, directoryPort } = await import('./servers/directory/directory.ts');
  const host = createHost({ ...options, server: directoryName }, options.topology.directory.fqdn);
  return startServer(host, [directoryPort(host)], options);
}

/** The ports on which the mock of a server listens: those of HTTP. Empty for one that is not played by a mock. */
export function nominalPortsOf(server: Server): number[] {
  const isPlayedByMocks = ({ role, transport }: ServerListener) =>
    transport === 'http' && (role !== 'client-access' || server.version !== 2013);
  return listenersOf(server)
    .filter(isPlayedByMocks)
    .map(({ nominalPort }) => nominalPort);
}

/** In a process of its own a server loads what it plays, and nothing of what others play. */
async function portsOf(host: ExchangeHost): Promise<Port[]> {
  const { serverRole } = host.server();
  const clientAccess = serverRole.includes('ClientAccess') ? await clientAccessPorts(host) : [];
  const mailbox = serverRole.includes('Mailbox') ? await mailboxPorts(host) : [];
  return [...clientAccess, ...mailbox];
}

async function clientAccessPorts(host: ExchangeHost): Promise<Port[]> {
  switch (host.server().version) {
    case 2007:
      return (await import('./servers/cas2007.ts')).cas2007Ports(host);
    case 2010:
      return (await import('./servers/cas2010.ts')).cas2010Ports(host);
    case 2013:
      return [];
  }
}

async function mailboxPorts(host: ExchangeHost): Promise<Port[]> {
  const { mailboxPort } = await import('./servers/mailbox/mailbox.ts');
  if (host.server().version !== 2013) return [mailboxPort(host)];
  const { mbx2013Ports } = await import('./servers/mbx2013.ts');
  return [...mbx2013Ports(host), mailboxPort(host)];
}
