import { expect, test } from '@jest/globals';
import type { ConnectionEntry, ConversationEntry, OutgoingEntry } from '../../contract/journal.ts';
import { httpConversation } from '../../contract/testing/conversation.ts';
import { createJournalIndex } from './journal-index.ts';

/** An index over hand-made entries; every entry gets the next place in the machine-wide order. */
function setUp(exclusive = false) {
  let order = 0;
  const late: string[] = [];
  const index = createJournalIndex({
    exclusive,
    listenersAt(target) {
      const [, server = '', port] = /^([^.:]+)[^:]*:(\d+)$/.exec(target) ?? [];
      return [{ server, port: Number(port) }];
    },
    isHop: (server) => server !== 'directory',
    order: () => order,
    onLate: (alias, { server }) => late.push(`${alias}@${server}`),
  });
  const base = (server: string) => {
    order += 1;
    return { id: `${server}/${order}`, server, revision: order, order, at: 0 };
  };
  const tell = <T extends ConnectionEntry | ConversationEntry | OutgoingEntry>(entry: T): T => {
    index.record(entry);
    return entry;
  };
  const change = <T extends ConnectionEntry | ConversationEntry | OutgoingEntry>(
    entry: T,
    to: Partial<T>,
  ) => {
    order += 1;
    Object.assign(entry, to);
    index.record(entry);
  };
  return {
    index,
    late,
    change,
    tick: () => {
      order += 1;
    },
    connection: (server: string, port: number, localPort = 443) =>
      tell<ConnectionEntry>({
        ...base(server),
        kind: 'connection',
        peer: { address: '127.0.0.1', port },
        localPort,
        secure: true,
        closedAt: null,
      }),
    outgoing: (server: string, target: string, localPort: number) =>
      tell<OutgoingEntry>({ ...base(server), kind: 'outgoing', target, localPort, closedAt: null }),
    request: (on: ConnectionEntry, user: string | null) =>
      tell<ConversationEntry>({ ...base(on.server), ...httpConversation({ connection: on.id, user }) }),
  };
}

const nobody = new Set<string>();
const ids = (entries: { id: string }[]) => entries.map(({ id }) => id);

test('a request belongs to the case whose user it names, over whatever connection', () => {
  const { index, connection, request } = setUp();
  const red = index.open(['red-0001'], nobody);
  const blue = index.open(['blue-0002'], nobody);
  const pooled = connection('cas2010-1', 1);
  const first = request(pooled, 'RED-0001');
  const second = request(pooled, 'blue-0002');
  expect(ids(red.conversations())).toEqual([first.id]);
  expect(ids(blue.conversations())).toEqual([second.id]);
});

test('a case of several users has the requests of each, and each is over with it', () => {
  const { index, connection, request, late } = setUp();
  const both = index.open(['red-0001', 'Blue-0002'], nobody);
  const pooled = connection('cas2010-1', 1);
  const found = [request(pooled, 'red-0001'), request(pooled, 'blue-0002')];
  expect(ids(both.conversations())).toEqual(ids(found));
  both.close();
  expect(late).toEqual([]);
  request(pooled, 'blue-0002');
  expect(late).toHaveLength(1);
});

test('a request that is attributed only later is found then', () => {
  const { index, connection, request, change } = setUp();
  const red = index.open(['red-0001'], nobody);
  const entry = request(connection('cas2010-1', 1), null);
  expect(red.conversations()).toEqual([]);
  expect(ids(index.strays())).toEqual([entry.id]);
  change(entry, { user: 'red-0001' });
  expect(ids(red.conversations())).toEqual([entry.id]);
  expect(index.strays()).toEqual([]);
});

test('what comes on a connection of the client is the case, whether it is claimed before or after it is journalled', () => {
  const { index, connection, request } = setUp();
  const red = index.open(['red-0001'], nobody);
  red.claim({ server: 'cas2010-1', port: 443 }, 1);
  const before = connection('cas2010-1', 1);
  const after = connection('cas2007-1', 1);
  red.claim({ server: 'cas2007-1', port: 443 }, 1);
  const silent = connection('cas2007-2', 1);
  red.claim({ server: 'cas2007-2', port: 443 }, 1);
  request(before, null);
  request(after, null);
  expect(red.observed()).toHaveLength(3);
  expect(ids(red.observed())).toContain(silent.id);
  expect(red.observed().map(index.originOf)).toEqual(Array(3).fill({ kind: 'client' }));
  expect(index.strays()).toEqual([]);
});

test('who opened a connection: a mock by its own journal, or else the implementation', () => {
  const { index, connection, outgoing, change, request } = setUp();
  index.open(['red-0001'], nobody);
  const opening = outgoing('cas2010-1', 'mbx2010-1.contoso.com:443', 7);
  const fromMock = request(connection('mbx2010-1', 7), 'red-0001');
  const samePortElsewhere = request(connection('mbx2010-2', 7), 'red-0001');
  expect(index.originOf(fromMock)).toEqual({ kind: 'server', server: 'cas2010-1' });
  expect(index.originOf(samePortElsewhere)).toEqual({ kind: 'implementation' });
  change(opening, { closedAt: 0 });
  const portUsedAgain = request(connection('mbx2010-1', 7), 'red-0001');
  expect(index.originOf(portUsedAgain)).toEqual({ kind: 'implementation' });
});

test('in a lab of its own the case has everything since it began', () => {
  const { index, connection, request, tick } = setUp(true);
  const early = connection('cas2010-1', 1);
  request(early, null);
  tick();
  const red = index.open(['red-0001'], nobody);
  const silent = connection('cas2010-2', 2);
  const unknown = request(early, 'blue-zzzz');
  expect(ids(red.observed()).toSorted()).toEqual([unknown.id, silent.id].toSorted());
});

test('strays are what no case claims where no running case may be; the directory does not count', () => {
  const { index, connection, request } = setUp();
  const red = index.open(['red-0001'], new Set(['cas2010-1']));
  connection('cas2010-1', 1);
  connection('directory', 1);
  const pooled = connection('cas2010-2', 2);
  expect(ids(index.strays())).toEqual([pooled.id]);
  request(pooled, 'red-0001');
  expect(index.strays()).toEqual([]);
  red.close();
  const afterwards = connection('cas2010-1', 3);
  expect(ids(index.strays())).toEqual([afterwards.id]);
});

test('a request of a case that has ended is late; a change of an earlier one is not', () => {
  const { index, connection, request, change, late, tick } = setUp();
  const red = index.open(['red-0001'], nobody);
  const pooled = connection('cas2010-1', 1);
  const before = request(pooled, 'red-0001');
  tick();
  red.close();
  change(before, { state: 'aborted' });
  expect(late).toEqual([]);
  request(pooled, 'red-0001');
  expect(late).toEqual(['red-0001@cas2010-1']);
});

test('until resolves with the change that makes the condition true', async () => {
  const { index, connection, request, change } = setUp();
  const red = index.open(['red-0001'], nobody);
  const entry = request(connection('cas2010-1', 1), 'red-0001');
  let held = false;
  const waiting = red
    .until(() => red.conversations().some(({ state }) => state === 'held'))
    .then(() => {
      held = true;
    });
  await Promise.resolve();
  expect(held).toBe(false);
  change(entry, { state: 'held' });
  await waiting;
  expect(held).toBe(true);
});

test('nothing of a case that has ended is kept', () => {
  const { index, connection, outgoing, request, change, tick } = setUp();
  const pooled = connection('mbx2010-1', 1);
  for (let count = 0; count < 50; count += 1) {
    const it = index.open([`red-${count}`], nobody);
    it.claim({ server: 'cas2010-1', port: 443 }, 100 + count);
    const own = connection('cas2010-1', 100 + count);
    request(own, null);
    const opening = outgoing('cas2010-1', 'mbx2010-1.contoso.com:443', 200 + count);
    const inner = connection('mbx2010-1', 200 + count);
    request(inner, `red-${count}`);
    request(pooled, `red-${count}`);
    change(inner, { closedAt: 0 });
    change(opening, { closedAt: 0 });
    tick();
    it.close();
    change(own, { closedAt: 0 });
  }
  expect(index.size()).toBe(1);
});

test('a server that opens a connection to itself does not answer for another one from the same port', () => {
  const { index, connection, outgoing } = setUp();
  outgoing('mbx2013-1', 'mbx2013-1.contoso.com:8476', 50_000);
  const fromTheFrontEnd = connection('mbx2013-1', 50_000, 444);
  const toItsStore = connection('mbx2013-1', 50_000, 8476);
  expect(index.originOf(fromTheFrontEnd)).toEqual({ kind: 'implementation' });
  expect(index.originOf(toItsStore)).toEqual({ kind: 'server', server: 'mbx2013-1' });
});

test('what the directory is asked for a user belongs to his case, and may come after its end', () => {
  const { index, connection, request, late } = setUp(true);
  const red = index.open(['red-0001'], nobody);
  const question = request(connection('directory', 5000), 'red-0001');
  request(connection('directory', 5001), null);
  expect(ids(red.conversations())).toEqual([question.id]);
  red.close();
  request(connection('directory', 5002), 'red-0001');
  expect([late, index.strays()]).toEqual([[], []]);
});

test('whatever happens is a sign of life, and nothing else is', () => {
  const { index, connection, request, change, tick } = setUp();
  const signsOf = (act: () => void) => {
    const before = index.signs();
    act();
    return index.signs() - before;
  };
  const opened = connection('cas2010-1', 50_001);
  expect(signsOf(() => request(opened, 'red-0001'))).toBe(1);
  expect(signsOf(() => change(opened, { closedAt: 1 }))).toBe(1);
  const it = index.open(['red-0001'], nobody);
  expect(signsOf(() => it.claim({ server: 'cas2013-1', port: 443 }, 50_002))).toBe(1);
  expect(signsOf(tick)).toBe(0);
});

test('a conversation of nobody is found by its id while a case runs that it may belong to', () => {
  const { index, connection, request, tick } = setUp();
  const it = index.open(['red-0001'], nobody);
  const early = request(connection('cas2010-1', 50_001), null);
  tick();
  const later = index.open(['red-0002'], nobody);
  const late = request(connection('cas2010-1', 50_002), 'mallory');
  expect(index.conversation(early.id)).toBe(early);
  it.close();
  expect(index.conversation(early.id)).toBeUndefined();
  expect(index.conversation(late.id)).toBe(late);
  tick();
  later.close();
  expect(index.conversation(late.id)).toBeUndefined();
});
