import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import { text } from 'node:stream/consumers';
import { connect, type TLSSocket } from 'node:tls';
import { type Dispatcher, request } from 'undici';
import { createLabClock, type LabClock } from '../../contract/clock.ts';
import { createAgent } from '../../net/agent.ts';
import { type CertificateAuthority, createCertificateAuthority } from '../../net/certificates.ts';
import { type Listener, listen } from '../../net/listen.ts';
import type { NameMap } from '../../net/name-map.ts';
import {
  findAccount,
  listenersOf,
  nominalPorts,
  passwordOf,
  serverNamed,
  type Topology,
} from '../../topology/index.ts';
import { loadTopology } from '../../topology/load.ts';
import type { FrontEndChanges } from '../front-end.ts';
import { startProxy } from '../http/server.ts';
import type { ProxyOptions, RequestRecord, RunningProxy } from '../types.ts';

/** The real proxy between a tiny directory and tiny back ends: what the proxy's own tests talk to. */
export interface TestFrontEnd {
  proxy: RunningProxy;
  /** PEM of the authority that everybody here trusts. */
  ca: string;
  clock: LabClock;
  names: NameMap;
  records: RequestRecord[];
  problems: string[];
  directory: {
    /** `METHOD path` of every call. */
    calls: string[];
    /** Answered to every call instead of working. */
    status: number | undefined;
    topology: Topology;
    /** Whether calls are held until this is false again. */
    hung: boolean;
  };
  /** What a back end answers, by server name; the default names itself. */
  backEnds: Map<string, RequestListener>;
  /** Stops listening, so that connections are refused. */
  stopBackEnd(server: string): Promise<void>;
  send(path: string, options?: SendOptions): Promise<Dispatcher.ResponseData>;
  /** A TLS connection to the proxy, for bytes that no client library would send. */
  connect(): Promise<TLSSocket>;
  close(): Promise<void>;
}

export interface SendOptions {
  method?: string;
  headers?: Record<string, string | string[]>;
  body?: Dispatcher.DispatchOptions['body'];
  host?: string;
}

export const startTime = Date.UTC(2013, 11, 1, 12);
export const labKey = 'key-of-this-test';
export const persons = {
  red: basic('red', 'Red-2010-Site1'),
  blue: basic('blue', 'Blue-2010-Site3'),
  green: basic('green', 'Green-2013-Site1'),
  purple: basic('purple', 'Purple-2007-Site1'),
  orange: basic('orange', 'Orange-2010-Site2'),
  grey: basic('grey', 'Grey-No-Mailbox'),
};

function basic(user: string, password: string): string {
  return `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
}

export function coexistence(...overlays: string[]): Topology {
  const fixtures = new URL('../../fixtures/', import.meta.url).pathname;
  return loadTopology(
    `${fixtures}topologies/coexistence.yaml`,
    overlays.map((name) => `${fixtures}overlays/${name}.yaml`),
  );
}

const loopback = { address: '127.0.0.1', port: 0 };
const makingAuthority = createCertificateAuthority();

/**
 * @param running back ends that listen, by server name
 * @param changes what is made otherwise than right
 */
export async function startTestFrontEnd(
  running: readonly string[],
  options: Partial<ProxyOptions> = {},
  topology = coexistence(),
  changes: FrontEndChanges = {},
): Promise<TestFrontEnd> {
  const authority = await makingAuthority;
  const clock = createLabClock(startTime);
  const names: NameMap = {};
  const records: RequestRecord[] = [];
  const problems: string[] = [];
  const backEnds: TestFrontEnd['backEnds'] = new Map();
  const directory: TestFrontEnd['directory'] = { calls: [], status: undefined, topology, hung: false };
  const listeners = new Map<string, Listener>();
  const serve = async (host: string, port: number, server: string, handler: RequestListener) => {
    const tls = await authority.identityFor([host]);
    const listener = await listen(createServer({ ...tls, requestTimeout: 0 }, handler), server, loopback);
    listeners.set(server, listener);
    names[`${host}:${port}`] = [listener.endpoint];
  };

  await serve(topology.directory.fqdn, nominalPorts.https, 'directory', directoryHandler(directory));
  for (const name of running) {
    const server = serverNamed(topology, name);
    const [listener] = server === undefined ? [] : listenersOf(server);
    if (server === undefined || listener === undefined) throw new Error(`the fixture has no server ${name}`);
    await serve(server.fqdn, listener.nominalPort, name, (incoming, response) => {
      const handler = backEnds.get(name) ?? ((_request, answer) => answer.end(`this is ${name}`));
      handler(incoming, response);
    });
  }
  const stopListeners = () => Promise.all([...listeners.values()].map((listener) => listener.close()));
  const proxy = await startProxy(
    {
      server: 'cas2013-1',
      listen: loopback,
      tls: await authority.identityFor(['cas2013-1.contoso.com', 'mail.contoso.com']),
      names,
      directory: { url: `https://${topology.directory.fqdn}/`, key: labKey },
      labKey,
      sessionSecret: 'secret of this test',
      clock,
      onRequest: (record) => records.push(record),
      onProblem: (message) => problems.push(message),
      ...options,
    },
    changes,
  ).catch(async (error) => {
    await stopListeners();
    throw error;
  });
  const endpoint = proxy.ports[0]?.endpoint ?? loopback;
  names['mail.contoso.com:443'] = [endpoint];
  const agent = createAgent({ names, ca: authority.ca });
  return {
    proxy,
    ca: authority.ca,
    clock,
    names,
    records,
    problems,
    directory,
    backEnds,
    stopBackEnd: async (server) => listeners.get(server)?.close(),
    send: (path, { method = 'GET', headers = {}, body = null, host = 'mail.contoso.com' } = {}) =>
      request(`https://${host}${path}`, {
        method: method as Dispatcher.HttpMethod,
        headers,
        body,
        dispatcher: agent,
      }),
    connect: () =>
      new Promise((resolve, reject) => {
        const socket = connect(
          { host: endpoint.address, port: endpoint.port, servername: 'mail.contoso.com', ca: authority.ca },
          () => resolve(socket),
        );
        socket.once('error', reject);
      }),
    async close() {
      await agent.destroy();
      await proxy.stop();
      await stopListeners();
    },
  };
}

/** A back end on which the certificate of another host stands. */
export async function startImpostor(authority?: CertificateAuthority): Promise<Listener> {
  const tls = await (authority ?? (await makingAuthority)).identityFor(['impostor.contoso.com']);
  return listen(
    createServer(tls, (_request, response) => response.end('impostor')),
    'impostor',
    loopback,
  );
}

function directoryHandler(state: TestFrontEnd['directory']): RequestListener {
  const answerTo = async (incoming: IncomingMessage, response: ServerResponse) => {
    const body = await text(incoming);
    state.calls.push(`${incoming.method} ${incoming.url}`);
    if (state.hung) return;
    const reply = (status: number, content: unknown) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(content));
    };
    const { topology } = state;
    if (state.status !== undefined) return reply(state.status, { error: 'broken on purpose' });
    if (incoming.url === '/v1/topology') return reply(200, { ...topology, users: [] });
    if (incoming.url === '/v1/authenticate') {
      const given = JSON.parse(body) as { user: string; password: string };
      const account = findAccount(topology, given.user);
      const right = account !== undefined && passwordOf(topology, account) === given.password;
      return right ? reply(200, account) : reply(401, { error: 'wrong' });
    }
    const user = decodeURIComponent(incoming.url?.split('/').at(-1) ?? '');
    const account = findAccount(topology, user);
    return account === undefined ? reply(404, { error: 'unknown' }) : reply(200, account);
  };
  return (incoming, response) => {
    void answerTo(incoming, response);
  };
}
