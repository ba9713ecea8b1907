import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { request } from 'undici';
import { createLabClock } from '../../../contract/clock.ts';
import type { JournalEntry } from '../../../contract/journal.ts';
import { createAgent } from '../../../net/agent.ts';
import { type CertificateAuthority, createCertificateAuthority } from '../../../net/certificates.ts';
import { nameKey } from '../../../net/name-map.ts';
import { until } from '../../../net/testing/until.ts';
import { loadTopology } from '../../../topology/load.ts';
import { isPlayedByImplementation } from '../../implementations/under-test.ts';
import { certificateNames } from '../certificates.ts';
import { createLabKeys, type LabKeys } from '../remote/keys.ts';
import { makeRunFolder } from '../run-folder.ts';
import type { Unit, UnitPort } from '../unit.ts';
import { createControlledUnit } from './controlled.ts';
import { builtinPart } from './front-ends.ts';
import { createInProcessUnit, unitClockOf } from './in-process.ts';
import { startMockPart } from './part.ts';
import { launchProcess } from './process.ts';

const topology = loadTopology('fixtures/topologies/coexistence.yaml');
const began = 1_000;
const folder = makeRunFolder('units');
const keysFile = join(folder, 'keys.json');
let authority: CertificateAuthority;
let keys: LabKeys;
beforeAll(async () => {
  authority = await createCertificateAuthority();
  keys = await createLabKeys(topology, authority);
  writeFileSync(keysFile, JSON.stringify(keys), { mode: 0o600 });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const units: Unit[] = [];
afterEach(async () => {
  await Promise.all(units.splice(0).map((unit) => unit.close()));
});

const kinds: Record<string, (server: string) => Unit> = {
  'in this process': (server) => {
    const clock = createLabClock(began);
    return createInProcessUnit({
      server,
      clock,
      unitClock: unitClockOf(clock),
      labKey: keys.labKey,
      identity: async (it) => authority.identityFor(certificateNames(it).get(server) ?? []),
      endpointFor: () => ({ address: '127.0.0.1', port: 0 }),
      partsOf: (it) => [isPlayedByImplementation(it, server) ? builtinPart({}) : startMockPart],
      followsDirectory: (it) => isPlayedByImplementation(it, server),
    });
  },
  'in a process of its own': (server) =>
    createControlledUnit({
      server,
      labKey: keys.labKey,
      now: () => began,
      launch: () =>
        launchProcess({ server, keysFile, address: '127.0.0.1', mutant: null, httpProxyLogs: null }),
    }),
};

describe.each(Object.entries(kinds))('a server %s', (_, make) => {
  const added = (server: string) => {
    const unit = make(server);
    units.push(unit);
    return unit;
  };
  const ask = async (host: string, ports: readonly UnitPort[]) => {
    const endpoints = ports.filter(({ nominalPort }) => nominalPort === 443).map(({ endpoint }) => endpoint);
    const agent = createAgent({ names: { [nameKey(host, 443)]: endpoints }, ca: authority.ca });
    try {
      const { statusCode, body } = await request(`https://${host}/owa/`, { dispatcher: agent });
      await body.dump();
      return statusCode;
    } finally {
      await agent.destroy();
    }
  };
  /** As the directory tells it. */
  const organizationOf = async (port: UnitPort, labKey: string) => {
    const names = { [nameKey('dc1.contoso.com', 443)]: [port.endpoint] };
    const agent = createAgent({ names, ca: authority.ca });
    const answer = await request('https://dc1.contoso.com/v1/topology', {
      dispatcher: agent,
      headers: { authorization: `Bearer ${labKey}` },
    });
    const told = (await answer.body.json()) as { organization: string };
    await agent.destroy();
    return told.organization;
  };
  const host = 'cas2010-1.contoso.com';

  test('journals, misbehaves as told, and forgets', async () => {
    const unit = added('cas2010-1');
    const heard: JournalEntry[] = [];
    unit.journal.subscribe((entry) => heard.push(entry));
    const ports = await unit.start(topology, {});
    await unit.setFaults([{ kind: 'answer', status: 503, times: 1 }]);
    expect([await ask(host, ports), await ask(host, ports)]).toEqual([503, 302]);
    const requests = (entries: readonly JournalEntry[]) =>
      new Set(entries.filter(({ kind }) => kind === 'conversation').map(({ id }) => id)).size;
    await unit.sync();
    expect(requests(heard)).toBe(2);
    expect(requests(await unit.journal.entries())).toBe(2);
    const isOver = (entry: JournalEntry) => entry.kind === 'conversation' || entry.closedAt !== null;
    await until('the connections are closed', async () => (await unit.journal.entries()).every(isOver));
    await unit.journal.forget(Number.MAX_SAFE_INTEGER);
    expect(await unit.journal.entries()).toEqual([]);
  }, 30_000);

  test('listens where it did before, after a stop and after a crash', async () => {
    const unit = added('cas2010-1');
    const ports = await unit.start(topology, {});
    expect(ports.map(({ nominalPort }) => nominalPort)).toEqual([443]);
    for (const end of [unit.stop, unit.crash]) {
      await end();
      await expect(ask(host, ports)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
      expect(await unit.start(topology, {})).toEqual(ports);
      expect(await ask(host, ports)).toBe(302);
      await unit.sync();
      // Nothing of what was before.
      expect((await unit.journal.entries()).filter(({ kind }) => kind === 'conversation')).toHaveLength(1);
    }
  }, 30_000);

  test("lives on the lab's clock: what is due fires when it is told to", async () => {
    const unit = added('cas2010-1');
    const ports = await unit.start(topology, {});
    const { clock } = unit;
    if (clock === null) throw new Error('expected a lab clock');
    expect(await clock.nextDue()).toBeUndefined();
    await unit.setFaults([{ kind: 'slow', delayMs: 5_000 }]);
    const slow = ask(host, ports);
    await until('the answer is delayed', async () => (await clock.nextDue()) !== undefined);
    expect(await clock.nextDue()).toBe(began + 5_000);
    await clock.fireNext();
    expect(await slow).toBe(302);
    await clock.moveTo(began + 7_000);
    expect(await clock.nextDue()).toBeUndefined();
  }, 30_000);

  test('as a front end it reads the organisation from the directory, and has no faults and no journal', async () => {
    const [directory, frontEnd] = [added('directory'), added('cas2013-1')];
    expect([directory, frontEnd].map((unit) => unit.followsDirectory(topology))).toEqual([false, true]);
    await expect(frontEnd.start(topology, {})).rejects.toThrow('directory');
    const [port] = await directory.start(topology, {});
    if (port === undefined) throw new Error('expected a port of the directory');
    const ports = await frontEnd.start(topology, { [nameKey('dc1.contoso.com', 443)]: [port.endpoint] });
    expect(await ask('cas2013-1.contoso.com', ports)).toBe(302);
    await expect(frontEnd.setFaults([{ kind: 'hang' }])).rejects.toThrow('faults can be set on mocks only');
    await frontEnd.setFaults([]);

    const questions = async () =>
      (await directory.journal.entries()).filter(({ kind }) => kind === 'conversation').length;
    const before = await questions();
    const renamed = { ...topology, organization: 'Renamed' };
    await directory.setTopology(renamed);
    await frontEnd.setTopology(renamed);
    expect(await questions()).toBe(before);
    await frontEnd.refresh();
    expect(await questions()).toBe(before + 1);
    expect(await organizationOf(port, keys.labKey)).toBe('Renamed');
    await directory.setTopology(topology);
    expect(await organizationOf(port, keys.labKey)).toBe(topology.organization);

    // Its timer sets a reading off; settled is when that is answered.
    await frontEnd.clock?.fireNext();
    await frontEnd.settled();
    expect(await questions()).toBe(before + 4);
    expect(await frontEnd.journal.entries()).toEqual([]);
  }, 30_000);

  test('takes other names while it runs', async () => {
    const unit = added('cas2013-1');
    const directory = added('directory');
    const [port] = await directory.start(topology, {});
    if (port === undefined) throw new Error('expected a port of the directory');
    const name = nameKey('dc1.contoso.com', 443);
    await unit.start(topology, { [name]: [port.endpoint] });
    await directory.stop();
    await expect(unit.refresh()).rejects.toThrow('directory');
    const elsewhere = added('directory');
    const [other] = await elsewhere.start(topology, {});
    if (other === undefined) throw new Error('expected a port of the directory');
    await unit.setNames({ [name]: [other.endpoint] });
    await unit.refresh();
    expect((await elsewhere.journal.entries()).some(({ kind }) => kind === 'conversation')).toBe(true);
  }, 30_000);

  test('what is down is not told, and not started twice', async () => {
    const unit = added('cas2010-1');
    await expect(unit.setFaults([])).rejects.toThrow();
    await unit.start(topology, {});
    await unit.stop();
    await expect(unit.setTopology(topology)).rejects.toThrow('cas2010-1 is down');
  }, 30_000);
});
