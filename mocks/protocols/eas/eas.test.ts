import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { headerValues } from '../../../contract/journal.ts';
import {
  formatFolderSyncRequest,
  parseFolderSyncResponse,
} from '../../../protocols/eas/commands/folder-sync.ts';
import {
  formatGetItemEstimateRequest,
  parseGetItemEstimateResponse,
} from '../../../protocols/eas/commands/get-item-estimate.ts';
import {
  formatItemOperationsRequest,
  parseItemOperationsResponse,
} from '../../../protocols/eas/commands/item-operations.ts';
import { formatPingRequest, parsePingResponse } from '../../../protocols/eas/commands/ping.ts';
import {
  formatProvisionRequest,
  parseProvisionResponse,
  policyType,
} from '../../../protocols/eas/commands/provision.ts';
import { formatSyncRequest, parseSyncResponse } from '../../../protocols/eas/commands/sync.ts';
import type { Element } from '../../../protocols/eas/element.ts';
import { statusOf } from '../../../protocols/eas/statuses.ts';
import type { EasVersion } from '../../../protocols/eas/versions.ts';
import { decodeWbxml, encodeWbxml } from '../../../protocols/eas/wbxml.ts';
import { startTestLab, type TestLab } from '../../testing/test-lab.ts';

let lab: TestLab;
beforeAll(async () => {
  lab = await startTestLab([
    'cas2007-1',
    'cas2007-2',
    'cas2007-3',
    'cas2007-4',
    'cas2010-1',
    'mbx2013-1',
    'mbx2007-1',
    'mbx2007-2',
    'mbx2010-1',
  ]);
});
afterAll(() => lab.stop());

const basic = (user: string, password: string) => ({
  authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`,
});
const red = (user = 'red') => basic(`CONTOSO\\${user}`, 'Red-2010-Site1');
const purple = (user = 'purple') => basic(user, 'Purple-2007-Site1');
const at = (host: string, command: string) =>
  `https://${host}.contoso.com/Microsoft-Server-ActiveSync?Cmd=${command}&User=x&DeviceId=d1&DeviceType=Test`;

function post(url: string, body: Element | Uint8Array, version: EasVersion, headers: Record<string, string>) {
  return lab.ask(url, {
    method: 'POST',
    headers: { 'ms-asprotocolversion': version, ...headers },
    body: body instanceof Uint8Array ? body : encodeWbxml(body),
  });
}

async function keyFor(host: string, version: EasVersion, headers: Record<string, string>): Promise<string> {
  const url = at(host, 'Provision');
  const asked = await post(url, formatProvisionRequest({ phase: 'ask', policyType }), version, headers);
  const temporary = parseProvisionResponse(decodeWbxml(asked.bytes)).policy?.policyKey ?? 0;
  const acknowledged = await post(
    url,
    formatProvisionRequest({ phase: 'acknowledge', policyType, policyKey: temporary, status: 1 }),
    version,
    headers,
  );
  return String(parseProvisionResponse(decodeWbxml(acknowledged.bytes)).policy?.policyKey);
}

test.each([
  ['cas2010-1', red(), '14.3', '14.1'],
  ['cas2007-1', purple(), '8.3', '12.1'],
])('%s tells by OPTIONS what it speaks', async (host, headers, build, newest) => {
  const url = `https://${host}.contoso.com/Microsoft-Server-ActiveSync`;
  const got = await lab.ask(url, { method: 'OPTIONS', headers });
  expect([got.status, got.author, got.headers['ms-server-activesync']]).toEqual([200, host, build]);
  expect(String(got.headers['ms-asprotocolversions']).split(',').at(-1)).toBe(newest);
});

test.each<[string, EasVersion, Record<string, string>, string]>([
  ['cas2010-1', '14.1', red('red-eas1'), "You are reading red's mailbox on mbx2010-1"],
  ['cas2007-2', '12.1', purple('purple-eas1'), "You are reading purple's mailbox on mbx2007-1"],
])('%s takes a device from Provision to its mail', async (host, version, authorization, sentence) => {
  const headers = { ...authorization, 'x-ms-policykey': await keyFor(host, version, authorization) };
  const ask = async (command: string, body: Element) => {
    const got = await post(at(host, command), body, version, headers);
    expect([command, got.status, got.author]).toEqual([command, 200, host]);
    return got;
  };
  const folders = await ask('FolderSync', formatFolderSyncRequest({ syncKey: '0' }));
  const inbox = parseFolderSyncResponse(decodeWbxml(folders.bytes)).changes?.added.find(
    ({ displayName }) => displayName === 'Inbox',
  );
  const collectionId = inbox?.serverId ?? '';
  const sync = async (syncKey: string) => {
    const collection = { syncKey, collectionId, class: 'Email', bodyPreferences: [], commands: [] };
    return ask('Sync', formatSyncRequest({ collections: [collection] }, version));
  };
  const [first] = parseSyncResponse(decodeWbxml((await sync('0')).bytes)).collections;
  expect(first).toMatchObject({ status: 1, syncKey: '1', added: [] });

  const estimate = await ask(
    'GetItemEstimate',
    formatGetItemEstimateRequest({ collections: [{ collectionId, syncKey: '1', class: 'Email' }] }, version),
  );
  const [counted] = parseGetItemEstimateResponse(decodeWbxml(estimate.bytes)).responses;
  const [second] = parseSyncResponse(decodeWbxml((await sync('1')).bytes)).collections;
  expect(second?.added[0]?.email.subject).toBe(sentence);
  expect(counted?.collection?.estimate).toBe(second?.added.length);
  expect((await sync('2')).bytes).toHaveLength(0);
  const [wrong] = parseSyncResponse(decodeWbxml((await sync('77')).bytes)).collections;
  expect(wrong).toMatchObject({ status: 3 });

  const serverId = second?.added[0]?.serverId ?? '';
  const fetched = await ask(
    'ItemOperations',
    formatItemOperationsRequest({ fetches: [{ collectionId, serverId, bodyPreferences: [] }] }),
  );
  const [item] = parseItemOperationsResponse(decodeWbxml(fetched.bytes)).fetches;
  expect(item?.email).toMatchObject({ subject: sentence });
});

test('Ping is held for its heartbeat on the lab clock, and journalled as held', async () => {
  const headers = {
    ...red('red-ping'),
    'x-ms-policykey': await keyFor('cas2010-1', '14.1', red('red-ping')),
  };
  const ping = (heartbeatInterval: number) =>
    post(
      at('cas2010-1', 'Ping'),
      formatPingRequest({ heartbeatInterval, folders: [{ id: '5', class: 'Email' }] }),
      '14.1',
      headers,
    );
  expect(parsePingResponse(decodeWbxml((await ping(5)).bytes))).toEqual({ status: 5, heartbeatInterval: 60 });
  const held = new Promise<void>((resolve) => {
    lab.servers['cas2010-1']?.journal.subscribe((entry) => {
      if (entry.kind === 'conversation' && entry.state === 'held' && entry.user === 'red-ping') resolve();
    });
  });
  const answer = ping(480);
  await held;
  expect(lab.clock.nextDue()).toBe(lab.clock.now() + 480_000);
  lab.clock.fireNext();
  expect(parsePingResponse(decodeWbxml((await answer).bytes))).toEqual({ status: 1 });
});

describe('a device that is not provisioned', () => {
  const folderSync = formatFolderSyncRequest({ syncKey: '0' });
  test('is told so by 449 up to 12.1', async () => {
    const got = await post(at('cas2007-1', 'FolderSync'), folderSync, '12.1', purple('purple-bad1'));
    expect([got.status, got.author]).toEqual([449, 'cas2007-1']);
  });
  test.each([
    [{}, 142],
    [{ 'x-ms-policykey': '0' }, 142],
    [{ 'x-ms-policykey': '4711' }, 144],
  ])('is told so by a status since 14.0: %j', async (key, status) => {
    const got = await post(at('cas2010-1', 'FolderSync'), folderSync, '14.1', { ...red(), ...key });
    expect([got.status, statusOf('FolderSync', decodeWbxml(got.bytes))]).toEqual([200, status]);
  });
});

test.each<[string, string, Uint8Array, EasVersion, number]>([
  ['an unknown command', 'Cmd=Levitate&User=x&DeviceId=d1&DeviceType=Test', Buffer.alloc(0), '14.1', 501],
  ['a query without a device', 'Cmd=Ping&User=x', Buffer.alloc(0), '14.1', 400],
  ['base64 that is none', 'jAAJ*', Buffer.alloc(0), '14.1', 400],
  ['a version it does not speak', 'Cmd=Ping&User=x&DeviceId=d1&DeviceType=Test', Buffer.alloc(0), '1.0', 400],
])('%s gets its own answer', async (_, query, body, version, status) => {
  const url = `https://cas2010-1.contoso.com/Microsoft-Server-ActiveSync?${query}`;
  const got = await post(url, body, version, red());
  expect([got.status, got.author]).toEqual([status, 'cas2010-1']);
});

test('malformed WBXML is 400 up to 12.1 and status 102 since 14.0', async () => {
  const garbage = Buffer.from('03016a00ff', 'hex');
  const key12 = await keyFor('cas2007-1', '12.1', purple('purple-wbxm'));
  const old = await post(at('cas2007-1', 'Sync'), garbage, '12.1', {
    ...purple('purple-wbxm'),
    'x-ms-policykey': key12,
  });
  expect(old.status).toBe(400);
  const key14 = await keyFor('cas2010-1', '14.1', red('red-wbxm'));
  const recent = await post(at('cas2010-1', 'Sync'), garbage, '14.1', {
    ...red('red-wbxm'),
    'x-ms-policykey': key14,
  });
  expect([recent.status, statusOf('Sync', decodeWbxml(recent.bytes))]).toEqual([200, 102]);
});

test.each([
  ['cas2010-1', 'orange'],
  ['cas2010-1', 'purple'],
  ['cas2007-1', 'red'],
  ['mbx2013-1:444', 'red'],
])('at %s the mailbox of %s is not here: 421 with the routing error, never a redirect', async (at, user) => {
  const [name = '', port = '443'] = at.split(':');
  const url = `https://${name}.contoso.com:${port}/Microsoft-Server-ActiveSync`;
  const got = await lab.ask(url, { method: 'OPTIONS', headers: lab.token(user) });
  expect([got.status, got.author]).toEqual([421, name]);
  expect(got.headers['x-coexlab-routing-error']).toBe('mailbox-not-here');
});

test('a password goes no further than the server that it was given to', async () => {
  const got = await lab.ask('https://cas2007-1.contoso.com/Microsoft-Server-ActiveSync', {
    method: 'OPTIONS',
    headers: basic('violet-pswd', 'Violet-2007-Site3'),
  });
  expect(got.status).toBe(200);
  expect(['cas2007-3', 'cas2007-4']).toContain(got.author);
  const [seen] = lab.requests(got.author ?? '', 'violet-pswd');
  expect(seen?.identity).toBe('signed');
  expect(seen && headerValues(seen.detail, 'authorization')).toEqual([]);
});

describe('MBX2013 as the second hop', () => {
  const url = 'https://mbx2013-1.contoso.com:444/Microsoft-Server-ActiveSync';
  const through = (user: string) => lab.ask(url, { method: 'OPTIONS', headers: lab.token(user) });

  test('takes a 2007 mailbox to a CAS2007 of its site by InternalUrl', async () => {
    for (const [user, site] of [
      ['purple-hop1', ['cas2007-1', 'cas2007-2']],
      ['violet-hop1', ['cas2007-3', 'cas2007-4']],
    ] as const) {
      const got = await through(user);
      expect([got.status, got.headers['ms-server-activesync']]).toEqual([200, '8.3']);
      expect(site).toContain(got.author);
      const [seen] = lab.requests(got.author ?? '', user);
      expect(seen).toMatchObject({
        detail: { url: '/Microsoft-Server-ActiveSync/Proxy' },
        identity: 'signed',
      });
    }
  });

  test.each([
    ['empty', '""', 503, 'InternalUrl is empty'],
    ['http', 'http://cas2007-1.contoso.com/Microsoft-Server-ActiveSync', 503, 'is not https'],
  ])('an InternalUrl that is %s is answered by MBX2013 itself', async (_, internalUrl, status, why) => {
    lab.setTopology(
      `servers: { cas2007-1: { virtualDirectories: { activeSync: { internalUrl: ${internalUrl} } } }, cas2007-2: { virtualDirectories: { activeSync: { internalUrl: ${internalUrl} } } } }`,
    );
    const got = await through('purple-bad2');
    expect([got.status, got.author]).toEqual([status, 'mbx2013-1']);
    expect(got.body).toContain(why);
    lab.setTopology('{}');
  });

  test('follows an InternalUrl that names the VIP: the CAS2007 behind it hops once more (field bug 11)', async () => {
    const legacy = 'https://legacy.contoso.com/Microsoft-Server-ActiveSync';
    lab.setTopology(
      `servers: { cas2007-3: { virtualDirectories: { activeSync: { internalUrl: ${legacy} } } }, cas2007-4: { virtualDirectories: { activeSync: { internalUrl: ${legacy} } } } }`,
    );
    const got = await through('violet-vip1');
    expect(got.status).toBe(200);
    expect(['cas2007-3', 'cas2007-4']).toContain(got.author);
    const first = [...lab.requests('cas2007-1', 'violet-vip1'), ...lab.requests('cas2007-2', 'violet-vip1')];
    expect(first).toHaveLength(1);
    lab.setTopology('{}');
  });
});
