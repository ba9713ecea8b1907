import { expect, test } from '@jest/globals';
import type { ConnectionEntry, ConversationEntry } from '../../contract/journal.ts';
import type { Endpoint } from '../../net/name-map.ts';
import { firstHops, type ObservedRequest, type Origin, type PathFacts, pathOf } from './path.ts';

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
  ex2013: 10,
};
const endpoint = (server: string): Endpoint => ({ address: '127.0.0.1', port: serverPorts[server] ?? 0 });
const attempt = (server: string | null, startedAt: number, endedAt: number) => ({
  ...(server !== null && { connection: { endpoint: endpoint(server), localPort: 50_000 } }),
  startedAt,
  endedAt,
});

const origins = new Map<string, Origin>();

/** `from` is `client`, `proxy` or the name of a server. */
function request(
  server: string,
  order: number,
  from: string,
  kind: ObservedRequest['kind'] = 'conversation',
): ObservedRequest {
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
  hopOf: (server) => (server === 'ex2013' ? 'ex2013:444' : server),
  isHop: (server) => server in serverPorts,
  isUnderTest: (server) => server.startsWith('cas2013') || server === 'ex2013',
};

type Row = [
  name: string,
  attempts: ReturnType<typeof attempt>[],
  observed: ObservedRequest[],
  path: string[],
];

test.each<Row>([
  ['nobody, when no connection came about', [attempt(null, 0, 10)], [], []],
  ['the server connected to, though it journals nothing', [attempt('cas2013-1', 0, 10)], [], ['cas2013-1']],
  [
    'front end → CAS → mailbox server',
    [attempt('cas2013-1', 0, 10)],
    [request('mbx2010-1', 3, 'cas2010-1'), request('cas2010-1', 2, 'proxy')],
    ['cas2013-1', 'cas2010-1', 'mbx2010-1'],
  ],
  [
    'several requests along one way are one way',
    [attempt('cas2013-1', 0, 10)],
    [
      request('cas2010-1', 2, 'proxy'),
      request('mbx2010-1', 3, 'cas2010-1'),
      request('cas2010-1', 4, 'proxy'),
      request('mbx2010-1', 5, 'cas2010-1'),
    ],
    ['cas2013-1', 'cas2010-1', 'mbx2010-1'],
  ],
  [
    'CAS2007 to CAS2007 of another site',
    [attempt('cas2007-1', 0, 10)],
    [
      request('cas2007-1', 1, 'client'),
      request('cas2007-3', 2, 'cas2007-1'),
      request('mbx2007-1', 3, 'cas2007-3'),
    ],
    ['cas2007-1', 'cas2007-3', 'mbx2007-1'],
  ],
  [
    "a server's requests to itself are no hop",
    [attempt('cas2013-1', 0, 10)],
    [request('mbx2013-1', 2, 'proxy'), request('mbx2013-1', 3, 'mbx2013-1')],
    ['cas2013-1', 'mbx2013-1'],
  ],
  [
    'front end and back end of one server are two hops',
    [attempt('ex2013', 0, 10)],
    [
      request('ex2013', 2, 'proxy'),
      request('ex2013', 3, 'ex2013'),
      request('cas2007-1', 4, 'ex2013'),
      request('mbx2007-1', 5, 'cas2007-1'),
    ],
    ['ex2013', 'ex2013:444', 'cas2007-1', 'mbx2007-1'],
  ],
  [
    'a back end that the front end never asked is on no way',
    [attempt('cas2013-1', 0, 10)],
    [request('ex2013', 2, 'cas2010-1')],
    ['cas2013-1', '+ex2013:444'],
  ],
  [
    'the directory is no hop',
    [attempt('cas2013-1', 0, 10)],
    [request('directory', 2, 'proxy'), request('directory', 3, 'cas2010-1')],
    ['cas2013-1'],
  ],
  [
    'consecutive attempts to one server: the longest way counts',
    [attempt('cas2013-1', 0, 10), attempt('cas2013-1', 11, 20), attempt('cas2013-1', 21, 30)],
    [
      request('cas2010-1', 12, 'proxy'),
      request('cas2010-1', 22, 'proxy'),
      request('mbx2010-1', 23, 'cas2010-1'),
    ],
    ['cas2013-1', 'cas2010-1', 'mbx2010-1'],
  ],
  [
    'consecutive attempts that part show both ways',
    [attempt('cas2013-1', 0, 10), attempt('cas2013-1', 11, 20)],
    [
      request('cas2010-1', 2, 'proxy'),
      request('mbx2010-1', 3, 'cas2010-1'),
      request('cas2010-2', 12, 'proxy'),
    ],
    ['cas2013-1', '{cas2010-1 → mbx2010-1|cas2010-2}'],
  ],
  [
    'a front end that asks two servers shows both',
    [attempt('cas2013-1', 0, 10)],
    [request('cas2010-1', 2, 'proxy'), request('cas2010-2', 3, 'proxy')],
    ['cas2013-1', '{cas2010-1|cas2010-2}'],
  ],
  [
    'a redirect: the client itself goes elsewhere',
    [attempt('cas2013-1', 0, 10), attempt('cas2007-1', 11, 20)],
    [request('cas2007-1', 12, 'client'), request('mbx2007-1', 13, 'cas2007-1')],
    ['cas2013-1', 'client', 'cas2007-1', 'mbx2007-1'],
  ],
  [
    'and back',
    [attempt('cas2013-1', 0, 10), attempt('cas2007-1', 11, 20), attempt('cas2013-1', 21, 30)],
    [request('cas2007-1', 12, 'client')],
    ['cas2013-1', 'client', 'cas2007-1', 'client', 'cas2013-1'],
  ],
  [
    'a connection without a request saw a byte too',
    [attempt('cas2013-1', 0, 10)],
    [request('cas2010-1', 2, 'proxy', 'connection')],
    ['cas2013-1', 'cas2010-1'],
  ],
  [
    'traffic of the front end while the client was elsewhere is on no way',
    [attempt('cas2007-1', 0, 10)],
    [request('cas2007-1', 1, 'client'), request('cas2010-1', 2, 'proxy')],
    ['cas2007-1', '+cas2010-1'],
  ],
  [
    'nor is traffic between the attempts',
    [attempt('cas2013-1', 0, 10), attempt('cas2013-1', 20, 30)],
    [request('cas2010-1', 15, 'proxy')],
    ['cas2013-1', '+cas2010-1'],
  ],
  [
    'nor what a server did that was not on the way itself',
    [attempt('cas2013-1', 0, 10)],
    [request('mbx2010-1', 3, 'cas2010-2')],
    ['cas2013-1', '+mbx2010-1'],
  ],
  [
    'a loop is shown once round',
    [attempt('cas2013-1', 0, 10)],
    [
      request('cas2010-1', 2, 'proxy'),
      request('cas2010-2', 3, 'cas2010-1'),
      request('cas2010-1', 4, 'cas2010-2'),
    ],
    ['cas2013-1', 'cas2010-1', 'cas2010-2', 'cas2010-1'],
  ],
])('%s', (_, attempts, observed, path) => {
  expect(pathOf([attempts], observed, facts).path).toEqual(path);
});

test('following a redirect is a visit of its own, even to the same server', () => {
  const visits = [
    [attempt('cas2013-1', 0, 10)],
    [attempt('cas2013-1', 11, 20)],
    [attempt('cas2007-1', 21, 30)],
  ];
  const path = ['cas2013-1', 'client', 'cas2013-1', 'client', 'cas2007-1'];
  expect(pathOf(visits, [], facts).path).toEqual(path);
  expect(firstHops(visits, facts)).toEqual(path);
});

test('a redirect to where nobody is leads the client away all the same', () => {
  const visits = [[attempt('cas2013-1', 0, 9)], [attempt(null, 10, 19)]];
  expect(pathOf(visits, [request('cas2013-1', 1, 'client')], facts).path).toEqual(['cas2013-1', 'client']);
  expect(firstHops(visits, facts)).toEqual(['cas2013-1', 'client']);
  expect(firstHops([[attempt(null, 0, 9)]], facts)).toEqual([]);
  expect(firstHops([[attempt('cas2013-1', 0, 9)], []], facts)).toEqual(['cas2013-1']);
});

test('the first hops are what the client itself connected to', () => {
  const attempts = [
    attempt(null, 0, 1),
    attempt('cas2013-1', 2, 3),
    attempt('cas2013-1', 4, 5),
    attempt('cas2007-1', 6, 7),
  ];
  expect(firstHops([attempts], facts)).toEqual(['cas2013-1', 'client', 'cas2007-1']);
});
