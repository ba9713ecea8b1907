import { once } from 'node:events';
import { connect } from 'node:tls';
import { request } from 'undici';
import { verifyAuthor } from '../../contract/author.ts';
import { createLabClock, type LabClock } from '../../contract/clock.ts';
import { signIdentity } from '../../contract/identity.ts';
import type { ConversationEntry } from '../../contract/journal.ts';
import { readYaml } from '../../input/index.ts';
import { parseYaml } from '../../input/yaml-source.ts';
import { createAgent } from '../../net/agent.ts';
import { createCertificateAuthority } from '../../net/certificates.ts';
import { type NameMap, nameKey } from '../../net/name-map.ts';
import type { TlsIdentity } from '../../net/tls.ts';
import { labHeaders } from '../../protocols/http/headers.ts';
import { nominalPorts, type Topology } from '../../topology/index.ts';
import { buildTopology } from '../../topology/load.ts';
import { startDirectory, startMock } from '../index.ts';
import type { MockServer } from '../types.ts';

/** What a test got. */
interface Got {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  /** `name=value` of each Set-Cookie. */
  cookies: string[];
  body: string;
  bytes: Buffer;
  /** Name of the server that signed the answer. */
  author: string | undefined;
}

export interface Ask {
  method?: string;
  headers?: Record<string, string>;
  body?: string | Uint8Array;
  signal?: AbortSignal;
}

/** A few mock servers and the directory, for tests. */
export interface TestLab {
  topology: Topology;
  clock: LabClock;
  labKey: string;
  names: NameMap;
  servers: Record<string, MockServer>;
  ask(url: string, options?: Ask): Promise<Got>;
  /** Header of a front end's signed identity. */
  token(user: string, issuer?: string): Record<string, string>;
  /** Posts the logon form and returns the Cookie header it leads to. */
  logOn(origin: string, path: string, user: string, password: string, isPrivate?: boolean): Promise<string>;
  /** The requests that a server journalled for a user. */
  requests(server: string, user?: string | null): ConversationEntry[];
  /** Writes raw bytes on a TLS connection and reads until it ends; each character is a byte. */
  raw(host: string, port: number, bytes: string): Promise<string>;
  setTopology(patch: string): void;
  stop(): Promise<void>;
}

const fixtures = new URL('../../fixtures/', import.meta.url).pathname;
const files = [`${fixtures}topologies/coexistence.yaml`, `${fixtures}overlays/site3-e2007.yaml`];

/** Patches of the coexistence topology with its 2007 servers in Site3. */
export function testTopology(...patches: string[]): Topology {
  return buildTopology([
    ...files.map((file) => readYaml(file)),
    ...patches.map((patch) => parseYaml('patch.yaml', patch)),
  ]);
}

let identity: Promise<TlsIdentity> | undefined;

/** One certificate for everybody, made once per test process. */
export function testIdentity(): Promise<TlsIdentity> {
  identity ??= createCertificateAuthority().then((authority) => authority.identityFor(['*.contoso.com']));
  return identity;
}

export async function startTestLab(serverNames: readonly string[], ...patches: string[]): Promise<TestLab> {
  const topology = testTopology(...patches);
  const clock = createLabClock(Date.UTC(2014, 2, 25, 9));
  const names: NameMap = {};
  const labKey = 'key-of-the-test';
  const tls = await testIdentity();
  const options = { topology, clock, names, tls, labKey };
  const started = await Promise.all([
    startDirectory({ ...options, server: 'directory' }),
    ...serverNames.map((server) => startMock({ ...options, server })),
  ]);
  for (const server of started) {
    const fqdn = topology.servers.find(({ name }) => name === server.name)?.fqdn ?? topology.directory.fqdn;
    for (const { nominalPort, endpoint } of server.ports) names[nameKey(fqdn, nominalPort)] = [endpoint];
  }
  const { https } = nominalPorts;
  for (const { fqdn, servers } of topology.namespaces) {
    const behind = started.filter(({ name }) => servers.includes(name));
    names[nameKey(fqdn, https)] = behind.flatMap(({ ports }) =>
      ports.filter(({ nominalPort }) => nominalPort === https).map(({ endpoint }) => endpoint),
    );
  }
  const servers = Object.fromEntries(started.map((server) => [server.name, server]));
  const agent = createAgent({ names, ca: tls.ca });
  const ask = async (url: string, { method = 'GET', headers = {}, body, signal }: Ask = {}): Promise<Got> => {
    const answer = await request(url, {
      dispatcher: agent,
      method: method as 'GET',
      headers,
      ...(body !== undefined && { body }),
      ...(signal !== undefined && { signal }),
    });
    const header = answer.headers[labHeaders.author];
    const bytes = Buffer.from(await answer.body.arrayBuffer());
    return {
      status: answer.statusCode,
      headers: answer.headers,
      cookies: [answer.headers['set-cookie'] ?? []].flat().map((cookie) => cookie.split(';', 1)[0] ?? ''),
      body: bytes.toString('utf8'),
      bytes,
      author: verifyAuthor(header === undefined ? undefined : String(header), labKey)?.server,
    };
  };
  return {
    topology,
    clock,
    labKey,
    names,
    servers,
    ask,
    token: (user, issuer = 'cas2013-1') => ({
      'x-commonaccesstoken': signIdentity(
        { user, userPrincipalName: `${user}@contoso.com`, issuer, issuedAt: clock.now() },
        labKey,
      ),
    }),
    async logOn(origin, path, username, password, isPrivate = false) {
      const form = { destination: `${origin}/owa/`, flags: isPrivate ? '4' : '0', username, password };
      const got = await ask(`${origin}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: String(new URLSearchParams(form)),
      });
      return got.cookies.join('; ');
    },
    requests: (server, user) =>
      (servers[server]?.journal.since(0) ?? []).filter(
        (entry): entry is ConversationEntry =>
          entry.kind === 'conversation' && (user === undefined || entry.user === user),
      ),
    async raw(host, port, bytes) {
      const endpoint = names[nameKey(host, port)]?.[0];
      if (endpoint === undefined) throw new Error(`no end point for ${host}:${port}`);
      const socket = connect({ host: endpoint.address, port: endpoint.port, servername: host, ca: tls.ca });
      let received = '';
      socket.setEncoding('latin1').on('data', (chunk) => {
        received += chunk;
      });
      socket.write(bytes);
      await once(socket, 'close');
      return received;
    },
    setTopology(patch) {
      const changed = testTopology(...patches, patch);
      for (const server of started) server.setTopology(changed);
    },
    async stop() {
      await agent.destroy();
      await Promise.all(started.map((server) => server.stop()));
    },
  };
}
