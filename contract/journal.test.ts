import { expect, test } from '@jest/globals';
import {
  type ConnectionEntry,
  type ConversationEntry,
  createJournal,
  type Journal,
  monotonicMicroseconds,
  type OutgoingEntry,
} from './journal.ts';
import { httpConversation } from './testing/conversation.ts';

function tickingJournal(): Journal {
  let order = 0;
  return createJournal(
    'cas2010-1',
    () => 5_000,
    () => {
      order += 10;
      return order;
    },
  );
}

const connect = (journal: Journal) =>
  journal.add<ConnectionEntry>({
    kind: 'connection',
    peer: { address: '127.0.0.1', port: 40_000 },
    localPort: 41_000,
    secure: true,
  });

const request = (journal: Journal, connection: string) =>
  journal.add<ConversationEntry>(httpConversation({ connection }));

const ids = (journal: Journal, since = 0) => journal.since(since).map((entry) => entry.id);

test('numbers entries per server and stamps them with lab time and order', () => {
  const journal = tickingJournal();
  const connection = connect(journal);
  expect(connection).toMatchObject({
    id: 'cas2010-1/1',
    server: 'cas2010-1',
    revision: 1,
    order: 10,
    at: 5_000,
    closedAt: null,
  });
  expect(request(journal, connection.id)).toMatchObject({ id: 'cas2010-1/2', revision: 2, order: 20 });
});

test('since tells what changed after a revision, oldest change first; order stays that of the beginning', () => {
  const journal = tickingJournal();
  const first = request(journal, 'c');
  const second = request(journal, 'c');
  const seen = second.revision;
  journal.update(first, { state: 'answered', user: 'red' });
  expect(ids(journal)).toEqual([second.id, first.id]);
  expect(journal.since(seen)).toEqual([expect.objectContaining({ id: first.id, user: 'red', order: 10 })]);
});

test('forgets what was over before an order, and nothing that is still going on', () => {
  const journal = tickingJournal();
  const open = connect(journal);
  const closed = connect(journal);
  const outgoing = journal.add<OutgoingEntry>({ kind: 'outgoing', localPort: 1, target: 'mbx:443' });
  const answered = request(journal, open.id);
  const held = request(journal, open.id);
  journal.update(closed, { closedAt: 1 });
  journal.update(answered, { state: 'answered' });
  journal.update(held, { state: 'held' });
  const late = request(journal, open.id);
  journal.update(late, { state: 'answered' });
  journal.forget(late.order);
  expect(ids(journal)).toEqual([open.id, outgoing.id, held.id, late.id]);
});

test('what was over only after that order is kept, however early it began', () => {
  const journal = tickingJournal();
  const early = request(journal, 'c');
  const border = connect(journal);
  journal.update(early, { state: 'aborted' });
  journal.forget(border.order + 1);
  expect(ids(journal)).toEqual([border.id, early.id]);
});

test('tells every change until unsubscribed', () => {
  const journal = tickingJournal();
  const told: number[] = [];
  const stop = journal.subscribe((entry) => told.push(entry.revision));
  const entry = request(journal, 'c');
  journal.update(entry, { state: 'held' });
  stop();
  journal.update(entry, { state: 'answered' });
  expect(told).toEqual([1, 2]);
});

test('ten thousand requests, each forgotten, leave nothing behind', () => {
  const journal = createJournal('mbx2007-1', () => 0);
  for (let count = 0; count < 10_000; count += 1) {
    const entry = request(journal, 'c');
    journal.update(entry, { state: 'answered' });
    journal.forget(entry.order);
  }
  expect(journal.since(0).length).toBeLessThanOrEqual(1_000);
  journal.forget(monotonicMicroseconds() + 1);
  expect(journal.since(0)).toEqual([]);
});
