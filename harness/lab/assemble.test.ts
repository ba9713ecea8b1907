import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createLabClock, type LabClock } from '../../contract/clock.ts';
import type { JournalEntry } from '../../contract/journal.ts';
import type { Topology } from '../../topology/index.ts';
import { loadTopology } from '../../topology/load.ts';
import { type AssembledLab, assembleLab, type LabParts } from './assemble.ts';
import type { Unit } from './unit.ts';
import { unitClockOf } from './units/in-process.ts';

const coexistence = loadTopology('fixtures/topologies/coexistence.yaml');
const renamed: Topology = { ...coexistence, organization: 'Renamed' };

/** What units of paper were told; one line each. */
let diary: string[];
let clock: LabClock;
let subscribers: Map<string, (entry: JournalEntry) => void>;
const labs: AssembledLab[] = [];
beforeEach(() => {
  diary = [];
  clock = createLabClock(1_000);
  subscribers = new Map();
});
afterEach(async () => {
  await Promise.all(labs.splice(0).map((lab) => lab.close()));
});

/** A server of paper: a port, and a diary. */
function paperUnit(server: string, traits: Partial<Unit> = {}): Unit {
  const note = async (what: string) => void diary.push(`${server} ${what}`);
  const port = diary.length + subscribers.size + 1;
  return {
    server,
    restarts: true,
    clock: unitClockOf(clock),
    journal: {
      entries: async () => [],
      forget: () => note('forgets'),
      subscribe(listener) {
        subscribers.set(server, listener);
        return () => subscribers.delete(server);
      },
    },
    followsDirectory: () => server.startsWith('cas2013'),
    async start() {
      await note('starts');
      return [{ nominalPort: 443, endpoint: { address: server, port } }];
    },
    setNames: async () => {},
    setFaults: (faults) => note(`has ${faults.length} faults`),
    setTopology: (topology) => note(`is told of ${topology.organization}`),
    refresh: () => note('refreshes'),
    sync: async () => {},
    settled: async () => {},
    stop: () => note('stops'),
    crash: () => note('crashes'),
    close: () => note('closes'),
    ...traits,
  };
}

const partsOfPaper = (traits: (server: string) => Partial<Unit> = () => ({})): LabParts => ({
  ca: '',
  labKey: '',
  implementation: { name: 'paper', version: '1', features: [] },
  now: clock.now,
  flawedIdentity: async (_, server, flaw) => ({ key: '', cert: `${server} ${flaw}`, ca: '' }),
  makeUnits: (server) => [paperUnit(server, traits(server))],
});

async function assemble(
  traits?: (server: string) => Partial<Unit>,
  stopped?: readonly string[],
  parts: Partial<LabParts> = {},
) {
  const lab = await assembleLab({ ...partsOfPaper(traits), ...parts }, coexistence, stopped);
  labs.push(lab);
  return lab;
}

/** Lines of the diary since the last call. */
const news = () => diary.splice(0);
const about = (lines: readonly string[], server: string) =>
  lines.filter((line) => line.startsWith(`${server} `));

/** Something that a server journals. */
function journal(server: string, entry: object): void {
  subscribers.get(server)?.({ id: `${server}/1`, server, ...entry } as JournalEntry);
}

describe('start', () => {
  test('directory and mocks come first, the front ends after them', async () => {
    await assemble();
    const lines = news();
    const frontEnds = coexistence.servers.filter(
      ({ version, serverRole }) => version === 2013 && serverRole.includes('ClientAccess'),
    );
    expect(frontEnds).toHaveLength(2);
    expect(lines.slice(-2).toSorted()).toEqual(['cas2013-1 starts', 'cas2013-2 starts']);
    expect(lines).toContain('directory starts');
    expect(lines).toHaveLength(coexistence.servers.length + 1);
  });

  test('a server that is to be down has started once, so that names lead to a port that refuses', async () => {
    const lab = await assemble(undefined, ['cas2010-1']);
    expect(about(news(), 'cas2010-1')).toEqual(['cas2010-1 starts', 'cas2010-1 stops']);
    expect(lab.names.corporate['cas2010-1.contoso.com:443']).toHaveLength(1);
  });

  test('when one unit does not start, all are closed', async () => {
    const starting = assemble((server) =>
      server === 'cas2013-2' ? { start: () => Promise.reject(new Error('no port')) } : {},
    );
    await expect(starting).rejects.toThrow('no port');
    const closes = diary.filter((line) => line.endsWith(' closes'));
    expect(closes).toHaveLength(coexistence.servers.length + 1);
  });
});

describe('an organisation that changes', () => {
  const refreshing = ['cas2013-1 refreshes', 'cas2013-2 refreshes'];

  test('is told to each unit once, and then the front ends read the directory', async () => {
    const lab = await assemble();
    news();
    await lab.become(renamed);
    const lines = news();
    expect(lines).toHaveLength(coexistence.servers.length + 3);
    expect(lines.slice(-2).toSorted()).toEqual(refreshing);
    await lab.become(renamed);
    expect(news()).toEqual([]);
  });

  test('while somebody uses the lab, the front ends find out by themselves, and the next user has them read', async () => {
    const lab = await assemble();
    news();
    await lab.setTopology(renamed);
    const lines = news();
    expect(lines).toContain('directory is told of Renamed');
    expect(lines.filter((line) => line.endsWith('refreshes'))).toEqual([]);
    await lab.become(coexistence);
    expect(news().slice(-2).toSorted()).toEqual(refreshing);
    await lab.setTopology(renamed);
    await lab.become(renamed);
    expect(news().slice(-2).toSorted()).toEqual(refreshing);
  });

  test('is known to the directory before a front end that it adds starts', async () => {
    const lab = await assembleLab(partsOfPaper(), {
      ...coexistence,
      servers: coexistence.servers.filter(({ name }) => name !== 'cas2013-2'),
    });
    labs.push(lab);
    news();
    await lab.become(renamed);
    const lines = news();
    expect(lines).toContain('cas2013-2 starts');
    expect(lines.indexOf('directory is told of Renamed')).toBeLessThan(lines.indexOf('cas2013-2 starts'));
  });

  test('starts anew what has another certificate, and nobody else', async () => {
    const lab = await assemble();
    news();
    const published = { fqdn: 'mail.fabrikam.com', servers: ['cas2010-3'], internet: true };
    const namespaces = [...coexistence.namespaces, published];
    await lab.become({ ...renamed, namespaces });
    const lines = news();
    expect(about(lines, 'cas2010-3')).toEqual(['cas2010-3 stops', 'cas2010-3 starts']);
    expect(lines.filter((line) => line.endsWith(' starts'))).toHaveLength(1);
    expect(lab.names.internet['mail.fabrikam.com:443']).toHaveLength(1);
  });

  test('leaves alone what it has not, and starts what the one before had not', async () => {
    const [absent, ...servers] = coexistence.servers;
    const lab = await assembleLab({ ...partsOfPaper() }, { ...coexistence, servers });
    labs.push(lab);
    expect(news()).not.toContain(`${absent?.name} starts`);
    await lab.become(coexistence);
    expect(news()).toContain(`${absent?.name} starts`);
    await lab.become({ ...renamed, servers });
    const lines = news();
    expect(lines.filter((line) => line.endsWith(' is told of Renamed'))).toHaveLength(servers.length + 1);
    expect(lines).not.toContain(`${absent?.name} is told of Renamed`);
    await lab.become(renamed);
    expect(news()).toContain(`${absent?.name} is told of Renamed`);
  });

  test('keys and the like are prepared for what has to start, and for nothing else', async () => {
    const prepared: string[] = [];
    const lab = await assemble(undefined, [], {
      prepare: async ({ organization }) => void prepared.push(organization),
    });
    await lab.become(renamed);
    expect(prepared).toEqual([coexistence.organization]);
    await lab.stopServer('cas2010-1', 'stop');
    await lab.become(renamed, []);
    expect(prepared).toEqual([coexistence.organization, 'Renamed']);
  });
});

describe('a lab that is given back', () => {
  test('tells nobody any more, has no faults where some were set, and has forgotten what was journalled', async () => {
    const lab = await assemble();
    const heard: string[] = [];
    lab.onJournal(({ server }) => heard.push(server));
    await lab.setFaults('cas2010-1', [{ kind: 'hang' }]);
    journal('cas2010-2', { kind: 'connection', closedAt: null });
    news();
    expect(await lab.restore()).toBe(true);
    journal('cas2010-2', { kind: 'connection', closedAt: 1 });
    expect(heard).toEqual(['cas2010-2']);
    const lines = news();
    expect(lines.filter((line) => line.endsWith(' faults'))).toEqual(['cas2010-1 has 0 faults']);
    // Nobody else has anything to forget.
    expect(lines.filter((line) => line.endsWith(' forgets'))).toEqual(['cas2010-2 forgets']);
    await lab.restore();
    expect(news().filter((line) => line.endsWith(' faults'))).toEqual([]);
  });

  test('starts again what was stopped, for the next user', async () => {
    const lab = await assemble();
    await lab.stopServer('cas2010-1');
    await lab.stopServer('cas2010-2', 'crash');
    expect(await lab.restore()).toBe(true);
    news();
    await lab.become(coexistence);
    expect(news().toSorted()).toEqual(['cas2010-1 starts', 'cas2010-2 starts']);
  });

  test('leaves down what the next user wants down', async () => {
    const lab = await assemble();
    await lab.stopServer('cas2010-1');
    await lab.restore();
    news();
    await lab.become(coexistence, ['cas2010-1']);
    expect(news()).toEqual([]);
  });

  test('is good for nothing when what was stopped cannot be started again', async () => {
    const lab = await assemble((server) => ({ restarts: server !== 'cas2013-1' }));
    await lab.stopServer('cas2013-1');
    expect(await lab.restore()).toBe(false);
  });

  test.each(['open', 'held'])('starts everything anew while a request is %s', async (state) => {
    const lab = await assemble();
    journal('cas2010-1', { kind: 'conversation', state });
    news();
    expect(await lab.restore()).toBe(true);
    expect(news().filter((line) => line.endsWith(' stops'))).toHaveLength(coexistence.servers.length + 1);
    await lab.become(coexistence);
    expect(news().filter((line) => line.endsWith(' starts'))).toHaveLength(coexistence.servers.length + 1);
  });

  test('waits for requests that end by themselves', async () => {
    const lab = await assemble();
    journal('cas2010-1', { kind: 'conversation', state: 'held' });
    setImmediate(() => journal('cas2010-1', { kind: 'conversation', state: 'aborted' }));
    news();
    expect(await lab.restore()).toBe(true);
    expect(news().filter((line) => line.endsWith(' stops'))).toEqual([]);
  });
});

describe('time', () => {
  test('does not go on before front ends have read the directory', async () => {
    const readings: (() => void)[] = [];
    const reading = () => new Promise<void>((resolve) => readings.push(resolve));
    const lab = await assemble((server) => (server === 'cas2013-1' ? { settled: reading } : {}));
    const fired: string[] = [];
    clock.setTimer(10, () => fired.push('first'));
    clock.setTimer(20, () => fired.push('second'));
    const advanced = lab.advance(30, async () => {});
    while (fired.length === 0) await new Promise(setImmediate);
    await new Promise(setImmediate);
    expect(fired).toEqual(['first']);
    readings[0]?.();
    while (fired.length === 1) await new Promise(setImmediate);
    journal('directory', { kind: 'conversation', state: 'held' });
    await advanced;
    expect([fired, lab.now()]).toEqual([['first', 'second'], 1_030]);
  });

  test('a lab of the real clock cannot be advanced', async () => {
    const lab = await assemble(() => ({ clock: null }));
    await expect(lab.advance(1, async () => {})).rejects.toThrow('real clock');
  });
});

test('closes every unit, whatever becomes of the others, and once', async () => {
  const lab = await assemble((server) =>
    server === 'cas2010-1' ? { close: () => Promise.reject(new Error('will not')) } : {},
  );
  news();
  await Promise.all([lab.close(), lab.close()]);
  expect(news()).toHaveLength(coexistence.servers.length);
});
