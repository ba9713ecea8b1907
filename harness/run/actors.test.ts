import { expect, test } from '@jest/globals';
import { z } from 'zod';
import type { Endpoint, NameMap } from '../../net/name-map.ts';
import { httpRules } from '../drivers/http/rules.ts';
import type { Observation } from '../drivers/observation.ts';
import type { Client, Driver, DriverContext } from '../drivers/types.ts';
import type { Lab } from '../lab/types.ts';
import type { Case } from '../specs/case.ts';
import { aCase } from '../specs/testing/case.ts';
import { createActors } from './actors.ts';
import type { CaseJournal } from './journal-index.ts';
import { createPace } from './pace.ts';

const nothing: Observation = { attempts: [], mailbox: null, redirect: null, page: null };

const endpoints: Endpoint[] = [1, 2].map((port) => ({ address: '127.0.0.1', port }));
const corporateNames: NameMap = {
  'cas2013-2.contoso.com:443': endpoints.slice(1),
  'cas2010-1.contoso.com:443': [{ address: '127.0.0.1', port: 3 }],
};

interface Started {
  context: DriverContext;
  /** Where it would connect to now. */
  reaches(): Endpoint | undefined;
}

/** Two drivers of one protocol, whose clients note what becomes of them, and open a connection when they start. */
function setUp(it: Partial<Case> = {}) {
  const started: Started[] = [];
  const diary: string[] = [];
  const claimed: unknown[] = [];
  const driver = (name: string, verb: string): Driver => ({
    protocol: 'owa',
    verbs: { [verb]: { does: verb, options: z.strictObject({}) } },
    opensBy: verb,
    rules: { ...httpRules, conversation: name },
    start(context: DriverContext): Client {
      const { onConnect, choose, credentials } = context;
      diary.push(`${name} starts`);
      const reaches = () => choose(endpoints, 'mail.contoso.com');
      started.push({ context, reaches });
      const endpoint = reaches();
      if (endpoint !== undefined) onConnect({ endpoint, localPort: 50_000 + diary.length });
      return {
        perform: async () => nothing,
        send: async () => nothing,
        follow: async () => nothing,
        cookies: (url) => `of=${credentials.user}; at=${url}`,
        disconnect: () => void diary.push(`${name} disconnects`),
        close: async () => void diary.push(`${name} closes`),
      };
    },
  });
  const lab = {
    names: { internet: { 'mail.contoso.com:443': endpoints }, corporate: corporateNames },
    topology: aCase().environment.topology,
    ca: '',
    now: () => 0,
    serverAt: ({ port }: Endpoint) => `cas2013-${port}`,
  } as unknown as Lab;
  const journal = {
    claim: (to, localPort) => void claimed.push([to, localPort]),
  } as Partial<CaseJournal> as CaseJournal;
  const drivers = [driver('plain', 'open'), driver('browser', 'browse')];
  const cast = { alias: 'red-k3f9', guests: new Map([['blue', 'blue-k3fa']]) };
  const actors = createActors(aCase(it), cast, { lab, drivers }, journal, createPace().client);
  return { actors, diary, claimed, started };
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

const port = (endpoint: Endpoint | undefined) => endpoint?.port;

test('each client of a case has cookies of its own and is of the user that the case says', () => {
  const clients = { second: { user: 'red', member: null }, other: { user: 'blue', member: null } };
  const { actors, started } = setUp({ clients });
  const own = actors.actorOf({ do: 'open' });
  const second = actors.actorOf({ do: 'open', client: 'second' });
  const other = actors.actorOf({ do: 'open', client: 'other' });
  expect(new Set([own.client, second.client, other.client]).size).toBe(3);
  expect(started.map(({ context }) => context.credentials)).toMatchObject([
    { user: 'red-k3f9', userPrincipalName: 'red-k3f9@contoso.com', password: 'Red-2010-Site1' },
    { user: 'red-k3f9' },
    { user: 'blue-k3fa', password: 'Blue-2010-Site3' },
  ]);
  expect([own.account, other.account].map(({ persona }) => persona)).toEqual(['red', 'blue']);
  expect(other.cookiesOf('second', '/')).toBe('of=red-k3f9; at=/');
  expect(other.cookiesOf(undefined, '/')).toBe('of=blue-k3fa; at=/');
});

test('a client reaches the member that step, client or case names, and begins anew when that is another', () => {
  const clients = { second: { user: 'red', member: 'cas2013-1' } };
  const { actors, started, diary } = setUp({ member: 'cas2013-2', clients });
  actors.actorOf({ do: 'open' });
  actors.actorOf({ do: 'open', client: 'second' });
  expect(started.map(({ reaches }) => port(reaches()))).toEqual([2, 1]);
  diary.length = 0;
  actors.actorOf({ do: 'open' });
  expect(diary).toEqual([]);
  actors.actorOf({ do: 'open', member: 'cas2013-1' });
  expect(diary).toEqual(['plain disconnects']);
  expect(port(started[0]?.reaches())).toBe(1);
});

test('of the servers only those resolve to which the case itself connects by their FQDN', () => {
  const steps = [{ do: 'open' }, { do: 'open', connect: 'CAS2013-2.contoso.com' }];
  const { actors, started } = setUp({ steps });
  actors.actorOf({ do: 'open' });
  const { names } = started[0]?.context ?? {};
  expect(names?.['cas2013-2.contoso.com:443']).toEqual([endpoints[1]]);
  expect(names?.['mail.contoso.com:443']).toBe(endpoints);
  expect(names?.['cas2010-1.contoso.com:443']).toBeUndefined();
});
