import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { createLabClock, type LabClock } from '../../../contract/clock.ts';
import {
  type ConnectionEntry,
  type ConversationEntry,
  createJournal,
  type HeaderLine,
  type HttpDetail,
  type Journal,
} from '../../../contract/journal.ts';
import { httpConversation } from '../../../contract/testing/conversation.ts';
import { readW3cLog } from '../../../protocols/logs/testing/read-w3c-log.ts';
import { createIisLogs, type IisLogs, iisLogName } from './iis-logs.ts';

/** The article's sample: date, time and the pings of a 2010 server, all but the time taken. */
const sample: Record<string, string> = {
  owa: 'GET /owa - 443 - 192.168.1.220 HTTP/1.1 HttpProxy.ClientAccessServer2010Ping - - coe-e14-1.coe.lab 301 0 0 213 169',
  ews: 'HEAD /EWS - 443 - 192.168.1.134 HTTP/1.1 HttpProxy.ClientAccessServer2010Ping - - coe-e14-1.coe.lab 401 0 0 245 170',
  eas: 'HEAD /Microsoft-Server-ActiveSync/default.eas - 443 - 192.168.1.29 HTTP/1.1 HttpProxy.ClientAccessServer2010Ping - - coe-e14-1.coe.lab 401 2 5 293 194',
  oab: 'HEAD /OAB - 443 - 10.166.18.213 HTTP/1.1 HttpProxy.ClientAccessServer2010Ping - - coe-e14-1.coe.lab 401 2 5 261 170',
};
const start = Date.UTC(2014, 2, 11, 23, 59, 58);

let folder: string;
let clock: LabClock;
let journal: Journal;
let logs: IisLogs;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'coexlab-iis-'));
  clock = createLabClock(start);
  journal = createJournal('DF-C14-02', clock.now);
  logs = createIisLogs({
    folder,
    domain: 'CONTOSO',
    ports: [
      { server: 'other', nominalPort: 8476, endpoint: { address: '127.0.0.1', port: 4001 } },
      { server: 'DF-C14-02', nominalPort: 443, endpoint: { address: '157.54.7.76', port: 4001 } },
      { server: 'DF-C14-02', nominalPort: 444, endpoint: { address: '157.54.7.76', port: 4002 } },
    ],
    onProblem(message) {
      throw new Error(message);
    },
  });
  journal.subscribe(logs.onJournal);
});
afterEach(() => {
  logs.close();
  rmSync(folder, { recursive: true, force: true });
});

const connect = (address = '192.168.1.42', localPort = 4001) =>
  journal.add<ConnectionEntry>({
    kind: 'connection',
    peer: { address, port: 40_000 },
    localPort,
    secure: true,
  });

const request = (
  connection: ConnectionEntry,
  detail: Partial<HttpDetail> = {},
  change: Partial<ConversationEntry> = {},
) =>
  journal.add<ConversationEntry>(
    httpConversation(
      { ...change, connection: connection.id },
      {
        url: '/owa',
        host: 'coe-e14-1.coe.lab',
        userAgent: 'HttpProxy.ClientAccessServer2010Ping',
        ...detail,
      },
    ),
  );

const answer = (entry: ConversationEntry, status: number, bytesSent = 213, bytesReceived = 169) =>
  journal.update(entry, {
    state: 'answered',
    endedAt: clock.now(),
    bytesSent,
    bytesReceived,
    detail: { ...entry.detail, status },
  });

const read = (name: string) => readFileSync(join(folder, 'DF-C14-02', name), 'utf8');
const records = (name = 'u_ex140311.log') => readW3cLog(read(name));

test("the lines of the article's pings (SEL-4, SEL-10)", () => {
  for (const [protocol, line] of Object.entries(sample)) {
    const [method = '', url = '', , , , peer] = line.split(' ');
    const [status, , , sent, received] = line.split(' ').slice(-5).map(Number);
    answer(request(connect(peer), { method, url }, { protocol }), status ?? 0, sent, received);
  }
  expect(read('u_ex140311.log').split('\r\n').slice(4, -1)).toEqual(
    Object.values(sample).map((line) => `2014-03-11 23:59:58 W3SVC1 DF-C14-02 157.54.7.76 ${line} 0`),
  );
});

test('a line is written when the request ends, by the clock, into the file of that day, and only once', () => {
  const entry = request(connect());
  expect(readdirSync(folder)).toEqual([]);
  clock.moveTo(start + 2_500);
  answer(entry, 200);
  journal.update(entry, { user: 'red', identity: 'session' });
  expect(readdirSync(join(folder, 'DF-C14-02'))).toEqual(['u_ex140312.log']);
  expect(records('u_ex140312.log')).toEqual([
    expect.objectContaining({ at: Date.UTC(2014, 2, 12), timeTaken: 2_500, status: 200 }),
  ]);
  expect(iisLogName(start)).toBe('u_ex140311.log');
});

test('user, query, cookie names, referer; a wrong password is 401 1 1326', () => {
  const headers: HeaderLine[] = [
    ['Cookie', 'sessionid=(secret); cadata=(secret)'],
    ['Referer', 'https://mail.contoso.com/owa/'],
  ];
  answer(
    request(connect(undefined, 4002), { url: '/owa/?a=b?c', headers }, { user: 'red', identity: 'signed' }),
    200,
  );
  answer(request(connect(), {}, { protocol: 'eas', user: 'blue', identity: 'basic' }), 401);
  expect(records()).toMatchObject([
    {
      siteName: 'W3SVC2',
      port: 444,
      uriStem: '/owa/',
      uriQuery: 'a=b?c',
      username: 'CONTOSO\\red',
      cookie: 'sessionid;+cadata',
      referer: 'https://mail.contoso.com/owa/',
    },
    { siteName: 'W3SVC1', username: 'CONTOSO\\blue', status: 401, subStatus: 1, win32Status: 1326 },
  ]);
});

test('a client that leaves: no status, win32 64, even when its connection is closed first', () => {
  const connection = connect('192.0.2.7');
  const entry = request(connection, {}, { protocol: 'eas', user: 'red', identity: 'basic' });
  journal.update(entry, { state: 'held' });
  journal.update(connection, { closedAt: clock.now() });
  journal.update(entry, { state: 'aborted', endedAt: clock.now(), bytesSent: 0, bytesReceived: 99 });
  expect(records()).toMatchObject([
    { clientIp: '192.0.2.7', status: 0, subStatus: 0, win32Status: 64, bytesReceived: 99 },
  ]);
});

test('what never was HTTP is one line of hyphens, and the directory has no log', () => {
  answer(request(connect(), { method: '', url: '', host: '', userAgent: '' }, { protocol: 'http' }), 400);
  const directory = createJournal('directory', clock.now);
  directory.subscribe(logs.onJournal);
  journal = directory;
  answer(request(connect()), 200);
  expect(read('u_ex140311.log')).toContain(' - - - 443 - 192.168.1.42 HTTP/1.1 - - - - 400 0 0 ');
  expect(readdirSync(folder)).toEqual(['DF-C14-02']);
});
