import { createServer } from 'node:https';
import { buffer } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { createCertificateAuthority } from '../../../net/certificates.ts';
import { type Listener, listen } from '../../../net/listen.ts';
import type { NameMap } from '../../../net/name-map.ts';
import { plainBody } from '../../../protocols/eas/commands/email.ts';
import { folderTypes, formatFolderSyncResponse } from '../../../protocols/eas/commands/folder-sync.ts';
import {
  formatProvisionResponse,
  parseProvisionRequest,
  policyType,
} from '../../../protocols/eas/commands/provision.ts';
import { formatSyncResponse, parseSyncRequest } from '../../../protocols/eas/commands/sync.ts';
import type { Element } from '../../../protocols/eas/element.ts';
import { parseEasQuery } from '../../../protocols/eas/query.ts';
import { decodeWbxml, encodeWbxml } from '../../../protocols/eas/wbxml.ts';
import type { Observation } from '../observation.ts';
import type { Client } from '../types.ts';
import { verbProblems } from '../verbs.ts';
import { easDriver } from './driver.ts';

interface Asked {
  host: string;
  method: string;
  url: string;
  command: string;
  headers: Record<string, string>;
  body: Buffer;
}
interface Answer {
  status?: number;
  headers?: Record<string, string>;
  body?: Element | string;
}

const hosts = ['mail.contoso.com', 'mail-region.contoso.com'];
const root = '/Microsoft-Server-ActiveSync';
const wbxml = 'application/vnd.ms-sync.wbxml';
const names: NameMap = {};
const listeners: Listener[] = [];
let ca = '';
let asked: Asked[] = [];
let answerTo: (request: Asked) => Answer = () => ({});
let client: Client;

beforeAll(async () => {
  const authority = await createCertificateAuthority();
  ({ ca } = authority);
  for (const host of hosts) {
    const server = createServer(await authority.identityFor([host]), async (request, response) => {
      const { method = '', url = '', headers } = request;
      const command = method === 'OPTIONS' ? 'OPTIONS' : parseEasQuery(url.split('?')[1] ?? '').command;
      const body = await buffer(request);
      asked.push({ host, method, url, command, headers: headers as Record<string, string>, body });
      const made = answerTo(asked.at(-1) as Asked);
      const isDocument = typeof made.body === 'object';
      response.writeHead(made.status ?? 200, {
        ...(isDocument && { 'content-type': wbxml }),
        ...made.headers,
      });
      response.end(typeof made.body === 'object' ? encodeWbxml(made.body) : made.body);
    });
    const listener = await listen(server, host, { address: '127.0.0.1', port: 0 });
    listeners.push(listener);
    names[`${host}:443`] = [listener.endpoint];
  }
});
afterEach(() => client.close());
afterAll(() => Promise.all(listeners.map((listener) => listener.close())));

function start(answers: (request: Asked) => Answer): void {
  asked = [];
  answerTo = answers;
  client = easDriver.start({
    credentials: {
      user: 'red-k3f9',
      userPrincipalName: 'red-k3f9@contoso.com',
      domain: 'CONTOSO',
      password: 'Red-2010-Site1',
    },
    names,
    ca,
    choose: ([first]) => first,
    now: () => Date.UTC(2013, 5, 1),
    onConnect: () => {},
  });
}

const act = (verb: string, options: Record<string, unknown> = {}): Promise<Observation> =>
  client.perform(verb, { connect: 'mail.contoso.com', ...options });
const errorOf = ({ attempts }: Observation) => attempts.at(-1)?.error;
const inbox = { serverId: '5', parentId: '0', displayName: 'Inbox', type: folderTypes.inbox };
const mail = {
  serverId: '5:1',
  email: {
    to: 'red',
    from: 'lab',
    subject: "You are reading red's mailbox on mbx2010-1",
    receivedAt: 0,
    read: false,
    body: plainBody('hello'),
  },
};

/** A mailbox that speaks these versions, and asks for the policy key 2. */
function server(versions: string, notProvisioned: Answer): (request: Asked) => Answer {
  return ({ command, headers, body }) => {
    if (command === 'OPTIONS') return { headers: { 'MS-ASProtocolVersions': versions } };
    if (command === 'Provision') {
      const { phase } = parseProvisionRequest(decodeWbxml(body));
      const policyKey = phase === 'ask' ? 1 : 2;
      return { body: formatProvisionResponse({ status: 1, policy: { policyType, status: 1, policyKey } }) };
    }
    if (headers['x-ms-policykey'] !== '2') return notProvisioned;
    if (command === 'FolderSync') {
      const changes = { added: [inbox], updated: [], deleted: [] };
      return { body: formatFolderSyncResponse({ status: 1, syncKey: '1', changes }) };
    }
    const [collection] = parseSyncRequest(decodeWbxml(body)).collections;
    const key = collection?.syncKey ?? '';
    const next = { 0: '1', 1: '2' }[key];
    if (next === undefined) return {};
    const added = key === '1' ? [mail] : [];
    const answered = { collectionId: '5', status: 1, moreAvailable: false, changed: [], deleted: [] };
    return { body: formatSyncResponse({ collections: [{ ...answered, syncKey: next, added }] }, '14.1') };
  };
}

const commands = () => asked.map(({ command }) => command);

test.each([
  ['12.1 is told so by 449', '2.5,12.1', { status: 449 }, '12.1'],
  [
    '14.1 is told so by a status',
    '12.1,14.0,14.1',
    { body: formatFolderSyncResponse({ status: 142 }) },
    '14.1',
  ],
])('a device that is to provision first, %s', async (_, versions, refusal, version) => {
  start(server(versions, refusal));
  expect(await act('sync')).toMatchObject({ page: 'Sync 1', mailbox: 'red', redirect: null });
  expect(commands()).toEqual([
    'OPTIONS',
    'FolderSync',
    'Provision',
    'Provision',
    'FolderSync',
    'Sync',
    'Sync',
  ]);
  expect(asked.slice(1).every(({ headers }) => headers['ms-asprotocolversion'] === version)).toBe(true);
  expect(asked.at(-1)?.headers).toMatchObject({
    authorization: `Basic ${Buffer.from('CONTOSO\\red-k3f9:Red-2010-Site1').toString('base64')}`,
    'user-agent': 'MSFT-SPhone/5.2.5082',
    'x-ms-policykey': '2',
  });
  expect(await act('sync')).toMatchObject({ page: 'Sync empty', mailbox: null });
  expect(commands().slice(7)).toEqual(['Sync']);
});

test('a device with a policy key of its own takes the refusal for an answer', async () => {
  start(server('14.1', { body: formatFolderSyncResponse({ status: 144 }) }));
  expect(await act('folder sync', { policyKey: 4711 })).toMatchObject({ page: 'FolderSync 144' });
  expect(commands()).toEqual(['OPTIONS', 'FolderSync']);
});

test('a wrong sync key makes the device begin anew, once', async () => {
  const usual = server('14.1', {});
  let forgotten = true;
  start((request) => {
    if (request.command !== 'Sync') {
      return request.command === 'FolderSync'
        ? usual({ ...request, headers: { 'x-ms-policykey': '2' } })
        : usual(request);
    }
    const key = parseSyncRequest(decodeWbxml(request.body)).collections[0]?.syncKey;
    if (key !== '1' || !forgotten) return usual({ ...request, headers: { 'x-ms-policykey': '2' } });
    forgotten = false;
    const wrong = { collectionId: '5', status: 3, syncKey: '0', moreAvailable: false };
    const collections = [{ ...wrong, added: [], changed: [], deleted: [] }];
    return { body: formatSyncResponse({ collections }, '14.1') };
  });
  expect(await act('sync')).toMatchObject({ page: 'Sync 1', mailbox: 'red' });
  expect(commands()).toEqual(['OPTIONS', 'FolderSync', 'Sync', 'Sync', 'Sync', 'Sync']);
});

describe('451', () => {
  const region = `https://mail-region.contoso.com${root}`;
  const there = (request: Asked) =>
    request.host === 'mail-region.contoso.com'
      ? server('14.1', { status: 449 })(request)
      : { status: 451, headers: { 'X-MS-Location': region } };

  test('is a redirect, and a device that follows it begins anew there', async () => {
    start(there);
    const sent = await act('sync', { device: 'iPhone/ApplDLXF52T3DTD0' });
    expect(sent).toMatchObject({ redirect: { style: 'plain', to: region }, mailbox: null, page: null });
    expect(await client.follow()).toMatchObject({ redirect: null, mailbox: 'red', page: 'Sync 1' });
    expect(asked.map(({ host }) => host)).toEqual(['mail.contoso.com', ...Array(7).fill(hosts[1])]);
    expect(asked.at(-1)?.headers['user-agent']).toMatch(/^Apple-iPhone/);
    expect(asked.at(-1)?.url).toContain('DeviceId=ApplDLXF52T3DTD0&DeviceType=iPhone');
  });

  test('to a raw request: the same request there, with its query', async () => {
    start(there);
    const url = `https://mail.contoso.com${root}?Cmd=Ping&User=x&DeviceId=d&DeviceType=t`;
    const request = { connect: 'mail.contoso.com', method: 'POST', url, headers: { 'content-type': wbxml } };
    await client.send({ ...request, body: '\x03\xff' }, () => '');
    await client.follow();
    expect(asked.at(-1)).toMatchObject({ url: new URL(url).pathname + new URL(url).search });
    expect(asked.map(({ body }) => body.toString('hex'))).toEqual(['03ff', '03ff']);
  });
});

test('a base64 query says version and policy key, which the headers then do not', async () => {
  start(({ command }) =>
    command === 'OPTIONS' ? { headers: { 'MS-ASProtocolVersions': '12.1,14.1' } } : {},
  );
  await act('folder sync', { query: 'base64', version: '12.1', policyKey: 258 });
  const { url, headers } = asked.at(-1) as Asked;
  expect(parseEasQuery(url.split('?')[1] ?? '')).toMatchObject({
    command: 'FolderSync',
    protocolVersion: '12.1',
    policyKey: 258,
    deviceId: 'v140Device',
    deviceType: 'SmartPhone',
  });
  expect([headers['ms-asprotocolversion'], headers['x-ms-policykey']]).toEqual([undefined, undefined]);
});

test.each<[string, Answer, RegExp]>([
  ['a page', { body: '<html>', headers: { 'content-type': 'text/html' } }, /expected application\/vnd/],
  ['no WBXML', { body: 'garbage', headers: { 'content-type': wbxml } }, /WBXML byte 0/],
  ['another document', { body: formatProvisionResponse({ status: 1 }) }, /FolderHierarchy:FolderSync/],
])('a 200 with %s in it is no answer', async (_, answer, why) => {
  start((request) => (request.command === 'OPTIONS' ? server('14.1', {})(request) : answer));
  const observation = await act('sync');
  expect(observation).toMatchObject({ mailbox: null, page: null });
  expect(errorOf(observation)).toMatch(why);
  expect(commands()).toEqual(['OPTIONS', 'FolderSync']);
});

test('without a common version the device stops', async () => {
  start(server('14.0,14.1', {}));
  expect(errorOf(await act('sync', { version: '12.1' }))).toBe(
    'no common version: offered 14.0, 14.1, understood 12.1',
  );
});

test.each([
  ['options', { policyKey: 1 }, /no option "policyKey"/],
  ['sync', { version: '13' }, /version has to be "12\.1" or "14\.0" or "14\.1", found "13"/],
  ['sync', { version: 12.1 }, /version has to be .*, found 12\.1/],
  ['sync', { query: 'xml' }, /query has to be "plain" or "base64"/],
  ['sync', { user: 'dn' }, /user has to be "domain" or "upn" or "bare"/],
  ['sync', { device: 'iPhone' }, /device has to be <type>\/<id>/],
  ['ping', { heartbeat: 1.5 }, /heartbeat has to be a whole number, found 1\.5/],
  ['ping', { heartbeat: -1 }, /heartbeat has to be a whole number from 0 to 4294967295, found -1/],
  ['pong', {}, /did you mean "?ping/],
])('%s with %j is refused when the spec is read', (verb, options, why) => {
  const problems = verbProblems(easDriver.verbs, verb, options);
  expect(problems).toHaveLength(1);
  expect(problems[0]?.message).toMatch(why);
});
