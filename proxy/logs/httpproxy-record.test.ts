import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { readHttpProxyLog } from '../../protocols/logs/testing/read-httpproxy-log.ts';
import { coexistence } from '../testing/test-front-end.ts';
import type { RequestRecord } from '../types.ts';
import { createHttpProxyLogs } from './httpproxy-logs.ts';
import { buildNumber, httpProxyRecord } from './httpproxy-record.ts';

const topology = coexistence();
const at = Date.UTC(2014, 2, 11, 14, 59, 59, 900);

const target = {
  server: 'cas2010-1',
  fqdn: 'cas2010-1.contoso.com',
  port: 443,
  origin: 'https://cas2010-1.contoso.com',
};

const proxied: RequestRecord = {
  at,
  requestId: 'c0ffee00-0000-4000-8000-000000000001',
  server: 'cas2013-1',
  protocol: 'owa',
  method: 'GET',
  host: 'mail.contoso.com',
  stem: '/owa/',
  query: 'ae=Folder',
  userAgent: 'Mozilla/5.0',
  peer: '192.0.2.1',
  authenticationType: 'FBA',
  user: 'red',
  action: 'Proxy',
  target,
  decision: {
    kind: 'proxy',
    target,
    candidates: [target, { ...target, server: 'cas2010-2' }],
    reasons: [{ clause: 'E15-OWA-RED', text: 'one; two' }],
    considered: [],
  },
  status: 200,
  backEndStatus: 200,
  error: null,
  durationMs: 900,
};

test('a proxied request', () => {
  expect(httpProxyRecord(proxied, topology)).toEqual({
    dateTime: at,
    requestId: proxied.requestId,
    protocol: 'Owa',
    urlHost: 'mail.contoso.com',
    urlStem: '/owa/',
    authenticationType: 'FBA',
    authenticatedUser: 'CONTOSO\\red',
    anchorMailbox: 'CONTOSO\\red',
    userAgent: 'Mozilla/5.0',
    serverHostName: 'cas2013-1',
    httpStatus: 200,
    backEndStatus: 200,
    errorCode: '',
    method: 'GET',
    proxyAction: 'Proxy',
    targetServer: 'cas2010-1.contoso.com',
    targetServerVersion: '14.03.0123.004',
    routingType: 'IntraForest',
    routingHint: 'WindowsIdentity',
    urlQuery: '?ae=Folder',
    genericInfo:
      'BeginRequest=2014-03-11T14:59:59.000Z;E15-OWA-RED=one, two;Candidates=cas2010-1 cas2010-2;EndRequest=2014-03-11T14:59:59.900Z;',
    genericErrors: '',
  });
});

test('a redirect names the host that it leads to', () => {
  const redirected: RequestRecord = {
    ...proxied,
    action: 'Redirect',
    target: null,
    decision: {
      kind: 'redirect',
      style: 'silent-sso',
      to: 'https://legacy.contoso.com/owa/auth/owaauth.dll',
      destination: 'https://legacy.contoso.com/owa/',
      reasons: [{ clause: 'E15-OWA-PURPLE', text: 'a 2007 mailbox' }],
      considered: [],
    },
    status: 200,
    backEndStatus: null,
  };
  expect(httpProxyRecord(redirected, topology)).toMatchObject({
    proxyAction: 'Redirect',
    targetServer: 'legacy.contoso.com',
    targetServerVersion: '',
    backEndStatus: null,
    genericInfo: expect.stringContaining(';E15-OWA-PURPLE=a 2007 mailbox;'),
  });
});

test('a refusal says why; what is nobody’s has neither protocol, user nor target', () => {
  const { reasons, considered } = proxied.decision ?? { reasons: [], considered: [] };
  const refused: RequestRecord = {
    ...proxied,
    action: 'Refuse',
    target: null,
    decision: { kind: 'refuse', status: 503, why: 'nobody is up', reasons, considered },
    error: 'NO_TARGET',
  };
  expect(httpProxyRecord(refused, topology)).toMatchObject({
    proxyAction: 'Refuse',
    targetServer: '',
    routingHint: '',
    errorCode: 'NO_TARGET',
    genericErrors: 'Refused=nobody is up;',
  });
  const stray: RequestRecord = {
    ...proxied,
    protocol: null,
    authenticationType: null,
    user: null,
    action: null,
    target: null,
    decision: null,
    query: '',
    status: null,
  };
  expect(httpProxyRecord(stray, topology)).toMatchObject({
    protocol: 'Unknown',
    authenticationType: '',
    authenticatedUser: '',
    proxyAction: '',
    httpStatus: null,
    urlQuery: '',
    genericInfo: 'BeginRequest=2014-03-11T14:59:59.000Z;EndRequest=2014-03-11T14:59:59.900Z;',
  });
});

test('a build number', () => {
  expect(buildNumber('Version 15.0 (Build 847.32)')).toBe('15.00.0847.032');
  expect(buildNumber('Version 8.3 (Build 83.6)')).toBe('8.03.0083.006');
});

const folder = mkdtempSync(join(tmpdir(), 'coexlab-httpproxy-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a file an hour for each front end and protocol, and the next number after a restart', () => {
  const fail = (problem: string) => {
    throw new Error(problem);
  };
  const write = (...records: RequestRecord[]) => {
    const logs = createHttpProxyLogs(folder, fail);
    for (const record of records) logs.onRequest(record, topology);
    logs.close();
  };
  write(
    proxied,
    { ...proxied, at: at + 200 },
    { ...proxied, protocol: 'eas' },
    { ...proxied, server: 'cas2013-2' },
  );
  write(proxied);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.LOG'),
  );
  expect(files.toSorted()).toEqual([
    'cas2013-1/Eas/HttpProxy_2014031114-1.LOG',
    'cas2013-1/Owa/HttpProxy_2014031114-1.LOG',
    'cas2013-1/Owa/HttpProxy_2014031114-2.LOG',
    'cas2013-1/Owa/HttpProxy_2014031115-1.LOG',
    'cas2013-2/Owa/HttpProxy_2014031114-1.LOG',
  ]);
  const text = readFileSync(join(folder, 'cas2013-1/Owa/HttpProxy_2014031115-1.LOG'), 'utf8');
  expect(text).toContain('\r\n#Version: 15.00.0847.032\r\n');
  expect(readHttpProxyLog(text)).toEqual([httpProxyRecord({ ...proxied, at: at + 200 }, topology)]);
});
