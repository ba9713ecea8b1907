import { join } from 'node:path';
import { afterEach, expect, test } from '@jest/globals';
import { request } from 'undici';
import { createLabClock } from '../../../contract/clock.ts';
import type { JournalEntry } from '../../../contract/journal.ts';
import { createAgent } from '../../../net/agent.ts';
import { createCertificateAuthority } from '../../../net/certificates.ts';
import { nameKey } from '../../../net/name-map.ts';
import { loadTopology } from '../../../topology/load.ts';
import { packageRoot } from '../../package-root.ts';
import type { Unit } from '../unit.ts';
import { createInProcessUnit, unitClockOf } from '../units/in-process.ts';
import { startMockPart } from '../units/part.ts';
import { connectToControl } from './control-client.ts';
import { listenForControl } from './control-server.ts';

const topology = loadTopology(join(packageRoot(), 'fixtures/topologies/coexistence.yaml'));
const loopback = { address: '127.0.0.1', port: 0 };
const opened: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((close) => close()));
});

/** CAS2010-1 behind a control port, as a process of its own has it. */
async function controlled() {
  const authority = await createCertificateAuthority();
  const tls = await authority.identityFor(['*.contoso.com']);
  const units: Unit[] = [];
  const listener = await listenForControl(
    {
      server: 'cas2010-1',
      labKey: 'key-of-the-test',
      makeUnit({ now, ports }) {
        const clock = createLabClock(now);
        const unit = createInProcessUnit({
          server: 'cas2010-1',
          clock,
          unitClock: unitClockOf(clock),
          labKey: 'key-of-the-test',
          identity: async () => tls,
          endpointFor: () => ports[0]?.endpoint ?? loopback,
          partsOf: () => [startMockPart],
          followsDirectory: () => false,
        });
        units.push(unit);
        return unit;
      },
    },
    loopback,
  );
  opened.push(
    () => listener.close(),
    () => Promise.all(units.map((unit) => unit.close())),
  );
  return { endpoint: listener.endpoint, ca: authority.ca };
}

test('nobody without the key of the lab run steers a server', async () => {
  const { endpoint } = await controlled();
  await expect(connectToControl(endpoint, 'another key', () => {})).rejects.toThrow('not the key');
});

test('a server is not steered before its start', async () => {
  const { endpoint } = await controlled();
  const remote = await connectToControl(endpoint, 'key-of-the-test', () => {});
  await expect(remote.setFaults([])).rejects.toThrow('expected start first');
  remote.disconnect();
});

test('journal, faults and clock work across the connection', async () => {
  const { endpoint, ca } = await controlled();
  const heard: JournalEntry[] = [];
  const remote = await connectToControl(endpoint, 'key-of-the-test', (entry) => heard.push(entry));
  const [port] = await remote.start({ topology, names: {}, now: 1000, ports: [] });
  if (port === undefined) throw new Error('expected a port');
  await remote.setFaults([{ kind: 'answer', status: 503, times: 1 }]);
  const agent = createAgent({ names: { [nameKey('cas2010-1.contoso.com', 443)]: [port.endpoint] }, ca });
  opened.push(() => agent.destroy());
  const ask = async () => {
    const answer = await request('https://cas2010-1.contoso.com/owa/', { dispatcher: agent });
    await answer.body.dump();
    return answer.statusCode;
  };
  expect([await ask(), await ask()]).toEqual([503, 302]);
  await remote.sync();
  const statuses = heard.flatMap((entry) => (entry.kind === 'conversation' ? [entry.detail.status] : []));
  expect(statuses.filter((status) => status !== null)).toEqual([503, 302]);
  expect((await remote.journal()).some(({ kind }) => kind === 'connection')).toBe(true);

  expect(await remote.clock.nextDue()).toBeUndefined();
  await remote.setFaults([{ kind: 'slow', delayMs: 5000 }]);
  const slow = ask();
  while ((await remote.clock.nextDue()) === undefined);
  expect(await remote.clock.nextDue()).toBe(6000);
  await remote.clock.fireNext();
  expect(await slow).toBe(302);
  await remote.clock.moveTo(7000);
  remote.disconnect();
});
