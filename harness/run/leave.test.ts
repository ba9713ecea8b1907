import { expect, test } from '@jest/globals';
import { createLabClock } from '../../contract/clock.ts';
import type { ConversationEntry } from '../../contract/journal.ts';
import { httpConversation } from '../../contract/testing/conversation.ts';
import { differenceSentence } from '../drivers/difference.ts';
import type { Observation } from '../drivers/observation.ts';
import type { Client } from '../drivers/types.ts';
import { leave } from './leave.ts';

type State = ConversationEntry['state'];

/** A client that leaves while servers are in these states, and in those once it has. */
async function leaving(before: Record<string, State>, after: Record<string, State>) {
  let states = before;
  const conversations = () =>
    Object.entries(states).map(
      ([server, state]) =>
        ({
          ...httpConversation({ connection: `${server}/1` }, {}),
          id: `${server}/2`,
          server,
          state,
        }) as ConversationEntry,
    );
  const begun = Promise.withResolvers<Observation>();
  const observation: Observation = {
    attempts: [{ startedAt: 0, endedAt: 1, error: 'socket hang up', noAnswer: 'reset', detail: {} }],
    mailbox: null,
    redirect: null,
    page: null,
  };
  const client: Partial<Client> = {
    disconnect() {
      states = after;
      begun.resolve(observation);
    },
  };
  const clock = createLabClock(0);
  const left = await leave(begun.promise, new Set(['old/2']), client as Client, {
    journal: {
      conversations,
      // What does not hold never will: time is over at once.
      until: async (condition) => {
        if (condition()) return;
        queueMicrotask(() => clock.fireNext());
        await new Promise(() => {});
      },
    },
    setting: { lab: { isUnderTest: (server) => server === 'cas2013-1' }, patience: { clock } },
  });
  return { missed: left.missed.map(differenceSentence), last: left.observation.attempts.at(-1) };
}

test('a client leaves once a server works on its request, and the server notices', async () => {
  const { missed, last } = await leaving({ 'cas2010-1': 'held' }, { 'cas2010-1': 'aborted' });
  expect(missed).toEqual([]);
  expect(last).toMatchObject({ hasLeft: true, error: 'the client has left' });
  expect(last).not.toHaveProperty('noAnswer');
});

test('a server that goes on is told, with what it works on', async () => {
  const { missed } = await leaving(
    { 'cas2010-1': 'open', 'mbx2010-1': 'open' },
    { 'cas2010-1': 'held', 'mbx2010-1': 'aborted' },
  );
  expect(missed).toEqual([
    expect.stringMatching(/^seen: expected servers that notice .* has left, got cas2010-1: .* is held$/),
  ]);
});

test('a request that reaches nobody behind the front end is told', async () => {
  const nobody = ['seen: expected a server that works on the request, got nobody does'];
  expect((await leaving({ 'cas2013-1': 'open' }, { 'cas2013-1': 'open' })).missed).toEqual(nobody);
  expect((await leaving({ old: 'held' }, { old: 'held' })).missed).toEqual(nobody);
});
