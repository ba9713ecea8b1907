import type { request as ask, Dispatcher } from 'undici';
import type { Clock } from '../../contract/clock.ts';
import { createDirectoryClient, type Directory } from '../../contract/directory.ts';
import { createJournal, type Journal, type OutgoingEntry } from '../../contract/journal.ts';
import type { OpenedConnection } from '../../net/agent.ts';
import { tlsVersionOfTheTime } from '../../net/tls.ts';
import { type Server, serverNamed, type Topology } from '../../topology/index.ts';
import type { MockOptions } from '../types.ts';
import { createFaults, type Faults } from './faults.ts';

/** What every part of one mock server works with. */
export interface Host {
  name: string;
  fqdn: string;
  clock: Clock;
  /** Key of this lab run. */
  labKey: string;
  journal: Journal;
  faults: Faults;
  /** Asks other servers, by their nominal names, until it disconnects; every connection is journalled. */
  request: typeof ask;
  /** The directory over its socket. */
  directory: Directory;
  /** The organisation as it is now. */
  topology(): Topology;
  setTopology(topology: Topology): void;
  /** Closes the connections to other servers. */
  disconnect(): Promise<void>;
}

/** @param fqdn the name under which the server is certified and called */
export function createHost(options: MockOptions, fqdn: string): Host {
  const { server: name, clock, labKey, names, tls } = options;
  let topology = options.topology;
  const journal = createJournal(name, clock.now);
  const outgoing = new Map<OpenedConnection, OutgoingEntry>();
  let client: Promise<{ ask: typeof ask; agent: Dispatcher }> | undefined;
  let isOver = false;
  /** Most servers of a run ask nobody, and need not load what asks. */
  const createClient = async () => {
    const [{ request }, { createAgent }] = await Promise.all([
      import('undici'),
      import('../../net/agent.ts'),
    ]);
    const agent = createAgent({
      names,
      ca: tls.ca,
      maxTlsVersion: tlsVersionOfTheTime,
      onConnect(connection) {
        const { host, port, localPort } = connection;
        const target = `${host}:${port}`;
        outgoing.set(connection, journal.add<OutgoingEntry>({ kind: 'outgoing', localPort, target }));
      },
      onClose(connection) {
        const entry = outgoing.get(connection);
        if (entry !== undefined) journal.update(entry, { closedAt: clock.now() });
        outgoing.delete(connection);
      },
      // Time in the lab is the Clock's: a peer that hangs is waited for until the own client gives up.
      options: { headersTimeout: 0, bodyTimeout: 0, keepAliveTimeout: 600_000 },
    });
    return { ask: request, agent };
  };
  const request: typeof ask = async (url, asked) => {
    if (isOver) throw new Error(`${name} is down`);
    client ??= createClient();
    const { ask, agent } = await client;
    return ask(url, { ...asked, dispatcher: agent });
  };
  const directory = createDirectoryClient(async (method, path, body) => {
    const answer = await request(`https://${topology.directory.fqdn}${path}`, {
      method,
      headers: { authorization: `Bearer ${labKey}`, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return { status: answer.statusCode, body: await answer.body.json() };
  });
  return {
    name,
    fqdn,
    clock,
    labKey,
    journal,
    faults: createFaults(),
    request,
    directory,
    topology: () => topology,
    setTopology(changed) {
      topology = changed;
    },
    async disconnect() {
      isOver = true;
      await (await client)?.agent.destroy();
    },
  };
}

/** A host that plays an Exchange server of the topology. */
export interface ExchangeHost extends Host {
  /** The server's own settings as they are now. */
  server(): Server;
}

/** @throws Error when the topology has no such server */
export function createExchangeHost(options: MockOptions): ExchangeHost {
  let current = serverNamed(options.topology, options.server);
  if (current === undefined) {
    const known = options.topology.servers.map((server) => server.name).join(', ');
    throw new Error(`expected a server of the topology (${known}); found "${options.server}"`);
  }
  let own: Server = current;
  const host = createHost(options, own.fqdn);
  return {
    ...host,
    setTopology(changed) {
      host.setTopology(changed);
      current = serverNamed(changed, options.server);
      own = current ?? own;
    },
    server: () => own,
  };
}
