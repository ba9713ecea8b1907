import { describe, expect, test } from '@jest/globals';
import { findAccount, type Server, serverNamed } from '../../topology/index.ts';
import { testTopology } from '../testing/test-lab.ts';
import { admitAt, type Part, routeAt } from './index.ts';
import type { RequestFacts, Route } from './routing.ts';

const paths = { owa: '/owa/', eas: '/Microsoft-Server-ActiveSync' } as const;
const vouched: RequestFacts = { method: 'GET', path: paths.owa, credentials: 'identity', sentBy: 2013 };

function serverOf(name: string, topology = testTopology()): Server {
  const server = serverNamed(topology, name);
  if (server === undefined) throw new Error(`the fixture has no ${name}`);
  return server;
}

function partOf({ version }: Server): Part {
  return version === 2013 ? 'mbx2013' : `cas${version}`;
}

function routeFor(
  name: string,
  user: string,
  facts: Partial<RequestFacts> = {},
  ...patches: string[]
): Route {
  const topology = testTopology(...patches);
  const server = serverOf(name, topology);
  const mailbox = findAccount(topology, user)?.mailbox;
  if (mailbox == null) throw new Error(`the fixture has no mailbox of ${user}`);
  return routeAt(partOf(server), server, mailbox, topology, { ...vouched, ...facts });
}

describe.each(Object.entries(paths))('where a request of %s goes', (_, path) => {
  test.each([
    ['cas2010-1', 'red', 'serve'],
    ['cas2010-1', 'orange', 'not-here'],
    ['cas2010-1', 'purple', 'not-here'],
    ['cas2007-1', 'purple', 'serve'],
    ['cas2007-1', 'red', 'not-here'],
    ['cas2007-1', 'violet', 'relay'],
    ['mbx2013-1', 'green', 'serve'],
    ['mbx2013-2', 'green', 'not-here'],
    ['mbx2013-1', 'red', 'not-here'],
  ])('%s, %s: %s', (name, user, kind) => {
    expect(routeFor(name, user, { path }).kind).toBe(kind);
  });

  test('what a CAS2007 sent on is not sent on again', () => {
    expect(routeFor('cas2007-1', 'violet', { path, sentBy: 2007 })).toMatchObject({
      kind: 'not-here',
      status: 421,
    });
  });

  test('sites are compared without case', () => {
    const patch = 'servers: { cas2010-1: { site: SITE1 } }';
    expect(routeFor('cas2010-1', 'red', { path }, patch).kind).toBe('serve');
  });
});

test('serving names the store, relaying the URL and every server that was looked at', () => {
  expect(routeFor('cas2010-1', 'red')).toEqual({
    kind: 'serve',
    store: { server: 'mbx2010-1', fqdn: 'mbx2010-1.contoso.com' },
  });
  const route = routeFor(
    'mbx2013-1',
    'purple',
    { path: paths.eas },
    withUrls('""', 'https://legacy.contoso.com/x/'),
  );
  expect(route).toMatchObject({
    kind: 'relay',
    to: 'https://legacy.contoso.com/x/Proxy',
    considered: [
      { server: 'cas2007-1', url: null, chosen: false },
      { server: 'cas2007-2', url: 'https://legacy.contoso.com/x/', excluded: null, chosen: true },
    ],
    reasons: [{ clause: 'E15-EAS-PURPLE' }],
  });
});

test('a hop without a target is refused with 503 and the reasons', () => {
  const route = routeFor(
    'mbx2013-1',
    'purple',
    { path: paths.eas },
    withUrls('""', 'http://legacy.contoso.com/x'),
  );
  expect(route).toMatchObject({
    kind: 'refuse',
    status: 503,
    considered: [{ excluded: expect.any(String) }, { excluded: expect.any(String) }],
  });
});

test.each([
  ['cas2007-1', 'owa', paths.owa, 'violet', 'cas2007-3'],
  ['cas2007-1', 'owa', paths.owa, 'violet', 'cas2007-4'],
  ['mbx2013-1', 'activeSync', paths.eas, 'violet', 'cas2007-3'],
  ['mbx2013-1', 'activeSync', paths.eas, 'violet', 'cas2007-4'],
])('%s vouches for nobody to an %s InternalUrl without TLS', (name, directory, path, user, target) => {
  const url = `http://${target}.contoso.com/x`;
  const patch = `servers: { ${target}: { virtualDirectories: { ${directory}: { internalUrl: "${url}" } } } }`;
  expect(routeFor(name, user, { path }, patch)).toMatchObject({
    kind: 'relay',
    considered: expect.arrayContaining([
      { server: target, url, excluded: expect.stringContaining('not https'), chosen: false },
    ]),
  });
});

test('an InternalUrl that leads back to a 2013 back end ends there', () => {
  const back = { path: `${paths.eas}/Proxy`, sentBy: 2013 } as const;
  expect(routeFor('mbx2013-1', 'purple', back)).toMatchObject({ kind: 'not-here' });
});

describe('what is kept out before the mailbox is looked at', () => {
  test.each<[string, string, Partial<RequestFacts>, number | null]>([
    ['no virtual directory', 'cas2010-1', { path: '/exchange/' }, 404],
    ['a virtual directory that the mocks do not speak', 'cas2010-1', { path: '/EWS/Exchange.asmx' }, 404],
    ['a method that OWA does not know', 'cas2010-1', { method: 'OPTIONS' }, 405],
    ['a password at the back end', 'mbx2013-1', { credentials: 'password' }, 401],
    ['a password in a device', 'cas2007-1', { path: paths.eas, credentials: 'password' }, null],
    ["a form at 2010's end point", 'cas2010-1', { path: '/owa/auth.owa', credentials: 'form' }, null],
    ["a form at 2010's end point, at 2007", 'cas2007-1', { path: '/owa/auth.owa', credentials: 'form' }, 404],
    ['a form at the back end', 'mbx2013-1', { path: '/owa/auth.owa', credentials: 'form' }, 401],
    ['a session at ActiveSync', 'cas2010-1', { path: paths.eas, credentials: 'session' }, 401],
  ])('%s', (_, name, facts, status) => {
    const server = serverOf(name);
    expect(admitAt(partOf(server), server, { ...vouched, ...facts })?.status ?? null).toBe(status);
  });
});

function withUrls(first: string, second: string): string {
  const directory = (url: string) => `{ virtualDirectories: { activeSync: { internalUrl: ${url} } } }`;
  return `servers: { cas2007-1: ${directory(first)}, cas2007-2: ${directory(second)} }`;
}
