import { createServer, type Server as HttpsServer } from 'node:https';
import { createServer as createTcpServer, type Server } from 'node:net';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { request } from 'undici';
import type { JournalEntry } from '../../contract/journal.ts';
import { createAgent } from '../../net/agent.ts';
import { type CertificateAuthority, createCertificateAuthority } from '../../net/certificates.ts';
import { ListenError, type Listener, listen } from '../../net/listen.ts';
import type { NameMap } from '../../net/name-map.ts';
import { until } from '../../net/testing/until.ts';
import type { Topology } from '../../topology/index.ts';
import { loadTopology } from '../../topology/load.ts';
import type { Implementation, ImplementationConfig } from '../implementations/implementation.ts';
import { packageRoot } from '../package-root.ts';
import { type InProcessLab, type InProcessOptions, startInProcessLab } from './in-process.ts';

const fixture = (name: string) => loadTopology(join(packageRoot(), `fixtures/topologies/${name}.yaml`));
const coexistence = fixture('coexistence');
const baseline = fixture('baseline');

let authority: CertificateAuthority;
beforeAll(async () => {
  authority = await createCertificateAuthority();
});

const labs: InProcessLab[] = [];
afterEach(async () => {
  await Promise.all(labs.splice(0).map((lab) => lab.close()));
});

async function start(topology: Topology, options: Partial<InProcessOptions> = {}): Promise<InProcessLab> {
  const lab = await startInProcessLab({ topology, authority, implementation: () => teapots(), ...options });
  labs.push(lab);
  return lab;
}

/** Somebody's front ends: they answer 418, and remember what they were told. */
function teapots(told: string[] = [], seen: ImplementationConfig[] = []): Implementation {
  return {
    describe: () => ({ name: 'teapots', version: '1', features: ['tea'] }),
    async start(config) {
      seen.push(config);
      const open = new Map<string, Listener>();
      const ports = [];
      for (const { server, tls, listen: wanted } of config.frontEnds) {
        for (const { nominalPort, endpoint } of wanted) {
          const listener = await listen(teapot(tls), server, endpoint).catch(async (error: unknown) => {
            await Promise.all([...open.values()].map((it) => it.close()));
            throw error;
          });
          open.set(server, listener);
          ports.push({ server, nominalPort, endpoint: listener.endpoint });
        }
      }
      return {
        ports,
        stopServer: async (server) => open.get(server)?.close(),
        topologyChanged: async () => void told.push('topology changed'),
        async stop() {
          told.push('stopped');
          await Promise.all([...open.values()].map((listener) => listener.close()));
        },
      };
    },
  };
}

function teapot(tls: ImplementationConfig['frontEnds'][number]['tls']): HttpsServer {
  return createServer(tls, (_, response) => response.writeHead(418).end());
}

async function get(lab: InProcessLab, url: string, names: NameMap = lab.names.internet) {
  const agent = createAgent({ names, ca: lab.ca });
  try {
    const { statusCode, headers, body } = await request(url, { dispatcher: agent });
    await body.dump();
    return { status: statusCode, location: headers.location };
  } finally {
    await agent.destroy();
  }
}

/** Sockets that listen, once what is closing has closed: that takes a turn of the event loop. */
async function listening(): Promise<number> {
  await setImmediate();
  await setImmediate();
  return process.getActiveResourcesInfo().filter((kind) => kind === 'TCPServerWrap').length;
}

describe('names', () => {
  test('a client on the Internet reaches the published namespaces, each certified for its name', async () => {
    const lab = await start(coexistence);
    expect(await get(lab, 'https://mail.contoso.com/owa/')).toMatchObject({ status: 418 });
    expect(await get(lab, 'https://legacy.contoso.com/owa/')).toEqual({
      status: 302,
      location: expect.stringContaining('/owa/auth/logon.aspx'),
    });
  });

  test('the corporate network reaches every server on its own name', async () => {
    const lab = await start(coexistence);
    for (const { fqdn, serverRole } of coexistence.servers) {
      const isMailbox = serverRole.includes('Mailbox');
      const found = Object.keys(lab.names.corporate).filter((name) => name.startsWith(`${fqdn}:`));
      expect(found).not.toContain(isMailbox ? `${fqdn}:443` : `${fqdn}:444`);
      expect(found.length).toBeGreaterThanOrEqual(1);
    }
    const cas2010 = 'https://cas2010-5.contoso.com/owa/';
    expect(await get(lab, cas2010, lab.names.corporate)).toMatchObject({ status: 302 });
    await expect(get(lab, cas2010)).rejects.toMatchObject({ code: 'ENOTFOUND' });
  });

  test('every end point tells its server, and who of them is under test', async () => {
    const lab = await start(coexistence);
    for (const { server, endpoint } of lab.ports) expect(lab.serverAt(endpoint)).toBe(server);
    expect(lab.serverAt({ address: '127.0.0.1', port: 1 })).toBeUndefined();
    expect(coexistence.servers.map(({ name }) => name).filter(lab.isUnderTest)).toEqual([
      'cas2013-1',
      'cas2013-2',
    ]);
  });

  test('without a CAS2013 the 2010 servers are the front door, and nobody is under test', async () => {
    const seen: ImplementationConfig[] = [];
    const lab = await start(baseline, { implementation: () => teapots([], seen) });
    expect(seen).toEqual([]);
    expect(await get(lab, 'https://mail.contoso.com/owa/')).toMatchObject({ status: 302 });
    expect(baseline.servers.map(({ name }) => name).filter(lab.isUnderTest)).toEqual([]);
  });
});

describe('start', () => {
  test('the implementation is told all that it may know', async () => {
    const seen: ImplementationConfig[] = [];
    const lab = await start(coexistence, { implementation: () => teapots([], seen) });
    expect(seen).toHaveLength(1);
    expect(seen[0]).toMatchObject({
      frontEnds: [
        { server: 'cas2013-1', fqdn: 'cas2013-1.contoso.com', listen: [{ nominalPort: 443 }] },
        { server: 'cas2013-2', fqdn: 'cas2013-2.contoso.com', listen: [{ nominalPort: 443 }] },
      ],
      directory: { url: 'https://dc1.contoso.com', key: lab.labKey },
      labKey: lab.labKey,
    });
    expect(seen[0]?.names).toBe(lab.names.corporate);
    expect(lab.implementation).toEqual({ name: 'teapots', version: '1', features: ['tea'] });
  });

  test('closes without leaving a socket, as often as it is told', async () => {
    const before = await listening();
    const told: string[] = [];
    const lab = await start(coexistence, { implementation: () => teapots(told) });
    expect(await listening()).toBe(before + lab.ports.length);
    await get(lab, 'https://legacy.contoso.com/owa/');
    await Promise.all([lab.close(), lab.close()]);
    await lab.close();
    expect(await listening()).toBe(before);
    expect(told).toEqual(['stopped']);
  });

  test('closes the rest when one part cannot be closed', async () => {
    const before = await listening();
    let asked = 0;
    const lab = await start(coexistence, {
      implementation: () => ({
        ...teapots(),
        start: async () => ({
          ports: [],
          stop: async () => {
            asked += 1;
            throw new Error('will not stop');
          },
        }),
      }),
    });
    await lab.close();
    expect(asked).toBe(1);
    expect(await listening()).toBe(before);
  });

  test.each(['cas2007-1', 'cas2013-2', 'directory'])('names %s when its port is taken', async (server) => {
    const occupant = await occupy();
    const before = await listening();
    const failure = await start(coexistence, {
      endpointFor: (name, nominalPort) =>
        name === server && nominalPort === 443 ? occupant.endpoint : { address: '127.0.0.1', port: 0 },
    }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ListenError);
    expect(failure).toMatchObject({ server });
    expect(await listening()).toBe(before);
    await occupant.close();
  });

  test('an implementation that does not start leaves nothing behind', async () => {
    const before = await listening();
    const implementation = () => ({
      ...teapots(),
      start: async () => {
        throw new Error('no tea');
      },
    });
    await expect(start(coexistence, { implementation })).rejects.toThrow('no tea');
    expect(await listening()).toBe(before);
  });
});

describe('a running lab', () => {
  test("tells and merges the mocks' journals in the order things happened; the directory's is apart", async () => {
    const lab = await start(coexistence);
    const told: JournalEntry[] = [];
    const stop = lab.onJournal((entry) => told.push(entry));
    await get(lab, 'https://legacy.contoso.com/owa/');
    await get(lab, 'https://mail-region.contoso.com/owa/');
    await lab.synced();
    const journal = await lab.journal();
    expect(journal.map(({ order }) => order)).toEqual(
      journal.map(({ order }) => order).toSorted((a, b) => a - b),
    );
    const requests = journal.filter((entry) => entry.kind === 'conversation');
    expect(requests.map(({ server, detail }) => [server, detail.url])).toEqual([
      ['cas2007-1', '/owa/'],
      ['cas2010-3', '/owa/'],
    ]);
    expect(new Set(told.map(({ id }) => id))).toEqual(new Set(journal.map(({ id }) => id)));
    stop();
    const count = told.length;
    await get(lab, 'https://legacy.contoso.com/owa/');
    expect(told).toHaveLength(count);
    expect(journal.map(({ server }) => server)).not.toContain('directory');
    // The teapots ask nobody, so somebody else has to.
    const questions: JournalEntry[] = [];
    lab.onJournal((entry) => questions.push(entry));
    await get(lab, 'https://dc1.contoso.com/v1/topology', lab.names.corporate);
    expect(questions.filter(({ server }) => server === 'directory').map(({ kind }) => kind)).toEqual([
      'conversation',
      'conversation',
    ]);
    const asked = await lab.directoryJournal();
    expect(asked).not.toEqual([]);
    expect(new Set(asked.map(({ server }) => server))).toEqual(new Set(['directory']));
    expect((await lab.journal()).map(({ server }) => server)).not.toContain('directory');
  });

  test('forgets what is over', async () => {
    const lab = await start(coexistence);
    await get(lab, 'https://legacy.contoso.com/owa/');
    // The server learns a little later that the client has closed its connection.
    const isOpen = (entry: JournalEntry) => entry.kind === 'connection' && entry.closedAt === null;
    await until('every connection is closed', async () => !(await lab.journal()).some(isOpen));
    await lab.forget(Number.POSITIVE_INFINITY);
    expect(await lab.journal()).toEqual([]);
  });

  test('a stopped server refuses connections, the others go on', async () => {
    const lab = await start(coexistence);
    await lab.stopServer('cas2007-1');
    await lab.stopServer('cas2013-1');
    const corporate = lab.names.corporate;
    for (const host of ['cas2007-1', 'cas2013-1']) {
      await expect(get(lab, `https://${host}.contoso.com/owa/`, corporate)).rejects.toMatchObject({
        code: 'ECONNREFUSED',
      });
    }
    expect(await get(lab, 'https://cas2007-2.contoso.com/owa/', corporate)).toMatchObject({ status: 302 });
    expect(await get(lab, 'https://cas2013-2.contoso.com/owa/', corporate)).toMatchObject({ status: 418 });
  });

  test('sets faults on mocks, and on nobody else', async () => {
    const lab = await start(coexistence);
    await lab.setFaults('cas2007-1', [{ kind: 'answer', status: 503, times: 1 }]);
    expect(await get(lab, 'https://legacy.contoso.com/owa/')).toMatchObject({ status: 503 });
    expect(await get(lab, 'https://legacy.contoso.com/owa/')).toMatchObject({ status: 302 });
    await lab.setFaults('cas2007-1', [{ kind: 'certificate', flaw: 'wrong name' }]);
    await expect(get(lab, 'https://legacy.contoso.com/owa/')).rejects.toMatchObject({
      code: 'ERR_TLS_CERT_ALTNAME_INVALID',
    });
    await lab.setFaults('cas2007-1', []);
    expect(await get(lab, 'https://legacy.contoso.com/owa/')).toMatchObject({ status: 302 });
    await expect(lab.setFaults('cas2013-1', [])).rejects.toThrow('cas2013-1 is played by teapots');
    await expect(lab.setFaults('cas2007-9', [])).rejects.toThrow('the lab has no server "cas2007-9"');
    await expect(lab.stopServer('cas2007-9')).rejects.toThrow('the lab has no server "cas2007-9"');
  });

  test('sets faults on the back end of a server whose front end is under test', async () => {
    const lab = await start(fixture('multi-role'));
    await lab.setFaults('ex2013-1', [{ kind: 'answer', status: 503 }]);
    expect(await get(lab, 'https://mail.contoso.com/owa/')).toMatchObject({ status: 418 });
    const { corporate } = lab.names;
    expect(await get(lab, 'https://ex2013-1.contoso.com:444/owa/', corporate)).toMatchObject({ status: 503 });
  });

  test('takes a changed organisation, of which only another user of the lab is told, but no other servers or names', async () => {
    const told: string[] = [];
    const lab = await start(coexistence, { implementation: () => teapots(told) });
    const moved: Topology = {
      ...coexistence,
      users: coexistence.users.map((user) => ({ ...user, displayName: 'Somebody Else' })),
    };
    await lab.setTopology(moved);
    expect(lab.topology).toBe(moved);
    expect(told).toEqual([]);
    await lab.become(coexistence);
    expect(told).toEqual(['topology changed']);
    await lab.setTopology(moved);
    const other = { ...coexistence, servers: coexistence.servers.slice(1) };
    await expect(lab.setTopology(other)).rejects.toThrow('a running lab keeps its servers');
    expect(lab.topology).toBe(moved);
  });

  test('its clock stands still until it is advanced, and what is due fires on the way', async () => {
    const lab = await start(coexistence);
    const began = lab.now();
    await lab.setFaults('cas2007-1', [{ kind: 'slow', delayMs: 30_000 }]);
    const held = new Promise<void>((resolve) => {
      lab.onJournal((entry) => entry.kind === 'conversation' && entry.state === 'held' && resolve());
    });
    const answer = get(lab, 'https://legacy.contoso.com/owa/');
    await held;
    await lab.advance(29_999, async () => {
      throw new Error('nothing was due yet');
    });
    expect(lab.now()).toBe(began + 29_999);
    await lab.advance(1, async () => void (await answer));
    expect(await answer).toMatchObject({ status: 302 });
    expect(lab.now()).toBe(began + 30_000);
  });

  test('on the real clock it cannot be advanced', async () => {
    const lab = await start(baseline, { clock: 'real' });
    expect(Math.abs(lab.now() - Date.now())).toBeLessThan(1_000);
    await expect(lab.advance(1, async () => {})).rejects.toThrow('real clock');
  });
});

async function occupy(): Promise<Listener> {
  const server: Server = createTcpServer();
  return listen(server, 'occupant', { address: '127.0.0.1', port: 0 });
}
