import { expect, test } from '@jest/globals';
import type { ConnectionEntry, ConversationEntry } from '../../contract/journal.ts';
import type { Endpoint } from '../../net/name-map.ts';
import { type Contact, firstHops, type Origin, type PathFacts, pathOf } from './path.ts';

const serverPorts: Record<string, number> = {
  'cas2013-1': 1,
  'cas2013-2': 2,
  'cas2010-1': 3,
  'cas2010-2': 4,
  'mbx2010-1': 5,
  'cas2007-1': 6,
  'cas2007-3': 7,
  'mbx2007-1': 8,
  'mbx2013-1': 9,
};
const endpoint = (server: string): Endpoint => ({ address: '127.0.0.1', port: serverPorts[server] ?? 0 });
const dial = (server: string | null, startedAt: number, endedAt: number) => ({
  ...(server !== null && { connection: { endpoint: endpoint(server), localPort: 50_000 } }),
  startedAt,
  endedAt,
});

const origins = new Map<string, Origin>();

/** `from` is `client`, `proxy` or the name of a server. */
function contact(
  server: string,
  order: number,
  from: string,
  kind: Contact['kind'] = 'conversation',
): Contact {
  const id = `${server}/${origins.size + 1}`;
  origins.set(
    id,
    from === 'client'
      ? { kind: 'client' }
      : from === 'proxy'
        ? { kind: 'implementation' }
        : { kind: 'server', server: from },
  );
  return { id, server, order, kind } as ConversationEntry | ConnectionEntry;
}

const facts: PathFacts = {
  serverAt: ({ port }) => Object.keys(serverPorts).find((name) => serverPorts[name] === port),
  originOf: ({ id }) => origins.get(id) ?? { kind: 'implementation' },
  isHop: (server) => server in serverPorts,
  isUnderTest: (server) => server.startsWith('cas2013'),
};

type Row = [name: string, dials: ReturnType<typeof dial>[], contacts: Contact[], path: string[]];

test.each<Row>([
  ['nobody, when no connection came about', [dial(null, 0, 10)], [], []],
  ['the server connected to, though it journals nothing', [dial('cas2013-1', 0, 10)], [], ['cas2013-1']],
  [
    'front end → CAS → mailbox server',
    [dial('cas2013-1', 0, 10)],
    [contact('mbx2010-1', 3, 'cas2010-1'), contact('cas2010-1', 2, 'proxy')],
    ['cas2013-1', 'cas2010-1', 'mbx2010-1'],
  ],
  [
    'several requests along one way are one way',
    [dial('cas2013-1', 0, 10)],
    [
      contact('cas2010-1', 2, 'proxy'),
      contact('mbx2010-1', 3, 'cas2010-1'),
      contact('cas2010-1', 4, 'proxy'),
      contact('mbx2010-1', 5, 'cas2010-1'),
    ],
    ['cas2013-1', 'cas2010-1', 'mbx2010-1'],
  ],
  [
    'CAS2007 to CAS2007 of another site',
    [dial('cas2007-1', 0, 10)],
    [
      contact('cas2007-1', 1, 'client'),
      contact('cas2007-3', 2, 'cas2007-1'),
      contact('mbx2007-1', 3, 'cas2007-3'),
    ],
    ['cas2007-1', 'cas2007-3', 'mbx2007-1'],
  ],
  [
    "a server's requests to itself are no hop",
    [dial('cas2013-1', 0, 10)],
    [contact('mbx2013-1', 2, 'proxy'), contact('mbx2013-1', 3, 'mbx2013-1')],
    ['cas2013-1', 'mbx2013-1'],
  ],
  [
    'the directory is no hop',
    [dial('cas2013-1', 0, 10)],
    [contact('directory', 2, 'proxy'), contact('directory', 3, 'cas2010-1')],
    ['cas2013-1'],
  ],
  [
    'consecutive dials to one server: the longest way counts',
    [dial('cas2013-1', 0, 10), dial('cas2013-1', 11, 20), dial('cas2013-1', 21, 30)],
    [
      contact('cas2010-1', 12, 'proxy'),
      contact('cas2010-1', 22, 'proxy'),
      contact('mbx2010-1', 23, 'cas2010-1'),
    ],
    ['cas2013-1', 'cas2010-1', 'mbx2010-1'],
  ],
  [
    'consecutive dials that part show both ways',
    [dial('cas2013-1', 0, 10), dial('cas2013-1', 11, 20)],
    [
      contact('cas2010-1', 2, 'proxy'),
      contact('mbx2010-1', 3, 'cas2010-1'),
      contact('cas2010-2', 12, 'proxy'),
    ],
    ['cas2013-1', '{cas2010-1 → mbx2010-1|cas2010-2}'],
  ],
  [
    'a front end that asks two servers shows both',
    [dial('cas2013-1', 0, 10)],
    [contact('cas2010-1', 2, 'proxy'), contact('cas2010-2', 3, 'proxy')],
    ['cas2013-1', '{cas2010-1|cas2010-2}'],
  ],
  [
    'a redirect: the client itself goes elsewhere',
    [dial('cas2013-1', 0, 10), dial('cas2007-1', 11, 20)],
    [contact('cas2007-1', 12, 'client'), contact('mbx2007-1', 13, 'cas2007-1')],
    ['cas2013-1', 'client', 'cas2007-1', 'mbx2007-1'],
  ],
  [
    'and back',
    [dial('cas2013-1', 0, 10), dial('cas2007-1', 11, 20), dial('cas2013-1', 21, 30)],
    [contact('cas2007-1', 12, 'client')],
    ['cas2013-1', 'client', 'cas2007-1', 'client', 'cas2013-1'],
  ],
  [
    'a connection without a request saw a byte too',
    [dial('cas2013-1', 0, 10)],
    [contact('cas2010-1', 2, 'proxy', 'connection')],
    ['cas2013-1', 'cas2010-1'],
  ],
  [
    'traffic of the front end while the client was elsewhere is on no way',
    [dial('cas2007-1', 0, 10)],
    [contact('cas2007-1', 1, 'client'), contact('cas2010-1', 2, 'proxy')],
    ['cas2007-1', '+cas2010-1'],
  ],
  [
    'nor is traffic between the dials',
    [dial('cas2013-1', 0, 10), dial('cas2013-1', 20, 30)],
    [contact('cas2010-1', 15, 'proxy')],
    ['cas2013-1', '+cas2010-1'],
  ],
  [
    'nor what a server did that was not on the way itself',
    [dial('cas2013-1', 0, 10)],
    [contact('mbx2010-1', 3, 'cas2010-2')],
    ['cas2013-1', '+mbx2010-1'],
  ],
  [
    'a loop is shown once round',
    [dial('cas2013-1', 0, 10)],
    [
      contact('cas2010-1', 2, 'proxy'),
      contact('cas2010-2', 3, 'cas2010-1'),
      contact('cas2010-1', 4, 'cas2010-2'),
    ],
    ['cas2013-1', 'cas2010-1', 'cas2010-2', 'cas2010-1'],
  ],
])('%s', (_, dials, contacts, path) => {
  expect(pathOf(dials, contacts, facts).path).toEqual(path);
});

test('the first hops are what the client itself connected to', () => {
  const dials = [dial(null, 0, 1), dial('cas2013-1', 2, 3), dial('cas2013-1', 4, 5), dial('cas2007-1', 6, 7)];
  expect(firstHops(dials, facts)).toEqual(['cas2013-1', 'client', 'cas2007-1']);
});
