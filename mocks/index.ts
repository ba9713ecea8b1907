import { listenersOf, type Server, type ServerListener } from '../topology/index.ts';
import { createExchangeHost, createHost, type ExchangeHost } from './kit/host.ts';
import { type Port, startServer } from './kit/server.ts';
import { cas2007Ports } from './servers/cas2007.ts';
import { cas2010Ports } from './servers/cas2010.ts';
import { mailboxPort } from './servers/mailbox/mailbox.ts';
import { mbx2013Ports } from './servers/mbx2013.ts';
import type { MockOptions, MockServer } from './types.ts';

export type { MockOptions, MockServer } from './types.ts';

/**
 * Starts the server that the topology describes: its roles decide what it speaks.
 * @throws Error for a server without a part to play (a CAS2013 is the implementation under test), ListenError
 */
export async function startMock(options: MockOptions): Promise<MockServer> {
  const host = createExchangeHost(options);
  const ports = portsOf(host);
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

function portsOf(host: ExchangeHost): Port[] {
  const { version, serverRole } = host.server();
  const clientAccess: Port[] = !serverRole.includes('ClientAccess') ? [] : clientAccessPorts(host);
  const mailbox = !serverRole.includes('Mailbox')
    ? []
    : [...(version === 2013 ? mbx2013Ports(host) : []), mailboxPort(host)];
  return [...clientAccess, ...mailbox];
}

function clientAccessPorts(host: ExchangeHost): Port[] {
  switch (host.server().version) {
    case 2007:
      return cas2007Ports(host);
    case 2010:
      return cas2010Ports(host);
    case 2013:
      return [];
  }
}
