import { expect, test } from '@jest/globals';
import { z } from 'zod';
import { httpRules } from '../drivers/http/rules.ts';
import type { Observation } from '../drivers/observation.ts';
import type { Client, Driver, DriverContext } from '../drivers/types.ts';
import type { Lab } from '../lab/types.ts';
import { createActors } from './actors.ts';
import type { CaseJournal } from './journal-index.ts';

const credentials = {
  user: 'red-k3f9',
  userPrincipalName: 'red-k3f9@contoso.com',
  domain: 'CONTOSO',
  password: 'secret',
};
const nothing: Observation = { attempts: [], mailbox: null, redirect: null, page: null };

/** Two drivers of one protocol, whose clients note what becomes of them, and open a connection when they start. */
function setUp() {
  const diary: string[] = [];
  const claimed: unknown[] = [];
  const driver = (name: string, verb: string): Driver => ({
    protocol: 'owa',
    verbs: { [verb]: { does: verb, options: z.strictObject({}) } },
    opensBy: verb,
    rules: { ...httpRules, conversation: name },
    start({ onConnect, choose }: DriverContext): Client {
      diary.push(`${name} starts`);
      const endpoint = choose(
        [
          { address: '127.0.0.1', port: 1 },
          { address: '127.0.0.1', port: 2 },
        ],
        'mail.contoso.com',
      );
      if (endpoint !== undefined) onConnect({ endpoint, localPort: 50_000 + diary.length });
      return {
        perform: async () => nothing,
        send: async () => nothing,
        follow: async () => nothing,
        close: async () => void diary.push(`${name} closes`),
      };
    },
  });
  const lab = {
    names: { internet: {}, corporate: {} },
    ca: '',
    now: () => 0,
    serverAt: () => 'cas2013-1',
  } as unknown as Lab;
  const journal = {
    claim: (to, localPort) => void claimed.push([to, localPort]),
  } as Partial<CaseJournal> as CaseJournal;
  const drivers = [driver('plain', 'open'), driver('browser', 'browse')];
  const actors = createActors({ lab, alias: 'red-k3f9', drivers }, credentials, journal);
  return { actors, diary, claimed };
}

test('each driver of a protocol has one client for a case, started when a step first needs it', async () => {
  const { actors, diary } = setUp();
  const first = actors.actorOf({ do: 'open' });
  expect(actors.actorOf({ send: { method: 'GET', url: '/' } }).client).toBe(first.client);
  expect(diary).toEqual(['plain starts']);
  const browser = actors.actorOf({ do: 'browse' });
  expect([first.rules.conversation, browser.rules.conversation]).toEqual(['plain', 'browser']);
  await actors.close();
  expect(diary).toEqual(['plain starts', 'browser starts', 'plain closes', 'browser closes']);
});

test('a client that is first needed after the case was ended early is closed at once', async () => {
  const { actors, diary } = setUp();
  await actors.close();
  actors.actorOf({ do: 'open' });
  expect(diary).toEqual(['plain starts', 'plain closes']);
});

test('what any of them opens is the case, at the end point that the case always has', () => {
  const { actors, claimed } = setUp();
  actors.actorOf({ do: 'open' });
  actors.actorOf({ do: 'browse' });
  const [[first] = [], [second] = []] = claimed as [unknown][];
  expect(claimed).toHaveLength(2);
  expect(first).toEqual(second);
});

test('a verb that no driver knows is a fault of the harness', () => {
  expect(() => setUp().actors.actorOf({ do: 'sing' })).toThrow('no driver knows sing');
});
