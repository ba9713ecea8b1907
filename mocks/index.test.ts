import { createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { realClock } from '../contract/clock.ts';
import { ListenError } from '../net/listen.ts';
import { type Server, serverNamed } from '../topology/index.ts';
import { nominalPortsOf, startMock } from './index.ts';
import { startTestLab, type TestLab, testIdentity, testTopology } from './testing/test-lab.ts';

const topology = testTopology();
const found = (name: string): Server => {
  const server = serverNamed(topology, name);
  if (server === undefined) throw new Error(`the fixture has no ${name}`);
  return server;
};
const optionsFor = async (server: string) => ({
  server,
  topology,
  clock: realClock,
  names: {},
  tls: await testIdentity(),
  labKey: 'key',
});

describe('the ports of a server follow from its version and roles', () => {
  test.each([
    ['cas2007-1', [443]],
    ['cas2010-1', [443]],
    ['mbx2007-1', [8476]],
    ['mbx2010-1', [8476]],
    ['mbx2013-1', [444, 8476]],
    ['cas2013-1', []],
  ])('%s listens on %j', (name, ports) => {
    expect(nominalPortsOf(found(name))).toEqual(ports);
  });

  test('a server with both roles has the ports of both', () => {
    expect(nominalPortsOf({ ...found('cas2010-1'), serverRole: ['ClientAccess', 'Mailbox'] })).toEqual([
      443, 8476,
    ]);
  });
});

describe('starting', () => {
  test('what is started listens on the nominal ports that were announced', async () => {
    const both = { ...found('cas2010-1'), serverRole: ['ClientAccess', 'Mailbox'] } satisfies Server;
    for (const server of [found('mbx2013-1'), found('cas2007-1'), both]) {
      const options = await optionsFor(server.name);
      const servers = topology.servers.map((other) => (other.name === server.name ? server : other));
      const mock = await startMock({ ...options, topology: { ...topology, servers } });
      expect(mock.ports.map(({ nominalPort }) => nominalPort)).toEqual(nominalPortsOf(server));
      await mock.stop();
    }
  });

  test('a CAS2013 is the implementation under test and is refused by name', async () => {
    await expect(startMock(await optionsFor('cas2013-1'))).rejects.toThrow(
      'expected a server that the lab plays; found cas2013-1, an Exchange 2013 ClientAccess server',
    );
  });

  test('an unknown server is refused with the known ones', async () => {
    await expect(startMock(await optionsFor('cas2016-1'))).rejects.toThrow(
      /expected a server of the topology \(.*cas2010-1.*\); found "cas2016-1"/,
    );
  });

  test('a port that cannot be bound names the server and leaves nothing open', async () => {
    const blocker = createServer();
    await new Promise<void>((resolve) => blocker.listen(0, '127.0.0.1', resolve));
    const taken = (blocker.address() as { port: number }).port;
    const bound: number[] = [];
    const attempt = startMock({
      ...(await optionsFor('mbx2013-1')),
      endpointFor(nominalPort) {
        bound.push(nominalPort);
        return { address: '127.0.0.1', port: nominalPort === 444 ? 0 : taken };
      },
    });
    await expect(attempt).rejects.toThrow(ListenError);
    await expect(attempt).rejects.toThrow(/^mbx2013-1 cannot listen on 127\.0\.0\.1:\d+: .*EADDRINUSE/);
    expect(bound).toEqual([444, 8476]);
    await new Promise((resolve) => blocker.close(resolve));
  });
});

describe('stopping', () => {
  let lab: TestLab;
  beforeAll(async () => {
    lab = await startTestLab(['cas2010-1']);
  });
  afterAll(() => lab.stop());

  test('closes the sockets, journals it, and may be asked for twice', async () => {
    const server = lab.servers['cas2010-1'];
    server?.setFaults([{ kind: 'hang' }]);
    const hanging = lab.ask('https://cas2010-1.contoso.com/owa/').catch((error: Error) => error.name);
    await expectEventually(() => expect(lab.requests('cas2010-1')[0]?.state).toBe('held'));
    await Promise.all([server?.stop(), server?.stop()]);
    expect(await hanging).toBe('SocketError');
    await expectEventually(() => {
      expect(lab.requests('cas2010-1')[0]?.state).toBe('aborted');
      expect(server?.journal.since(0).find(({ kind }) => kind === 'connection')).toMatchObject({
        closedAt: lab.clock.now(),
      });
    });
    await expect(lab.ask('https://cas2010-1.contoso.com/owa/')).rejects.toThrow(/ECONNREFUSED/);
  });
});

async function expectEventually(check: () => void): Promise<void> {
  for (let round = 0; ; round += 1) {
    try {
      check();
      return;
    } catch (error) {
      if (round === 200) throw error;
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
}
