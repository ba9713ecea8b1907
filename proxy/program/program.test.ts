import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals';
import { createCertificateAuthority } from '../../net/certificates.ts';
import type { TlsIdentity } from '../../net/tls.ts';
import { labKey, startTestFrontEnd, type TestFrontEnd } from '../testing/test-front-end.ts';
import { runProxyProgram } from './program.ts';

// Nothing here waits for time to pass; this only bounds a starved machine.
jest.setTimeout(30_000);

const folder = mkdtempSync(join(tmpdir(), 'coexlab-proxy-'));
let frontEnd: TestFrontEnd;
let tls: TlsIdentity;

beforeAll(async () => {
  frontEnd = await startTestFrontEnd([]);
  tls = await (await createCertificateAuthority()).identityFor(['cas2013-1.contoso.com']);
});
afterAll(async () => {
  await frontEnd.close();
  rmSync(folder, { recursive: true });
});
let stop = () => {};
afterEach(() => stop());

function run(config: object | string) {
  const file = join(folder, 'proxy.json');
  writeFileSync(file, typeof config === 'string' ? config : JSON.stringify(config, null, 2));
  const out: string[] = [];
  const err: string[] = [];
  let ready = () => {};
  const listening = new Promise<void>((resolve) => {
    ready = resolve;
  });
  const stopRequested = new Promise<void>((resolve) => {
    stop = resolve;
  });
  const exit = runProxyProgram(file, {
    out: (line) => {
      out.push(line);
      ready();
    },
    err: (line) => err.push(line),
    stopRequested,
  });
  return { out, err, exit, listening };
}

const config = () => ({
  server: 'cas2013-1',
  listen: { address: '127.0.0.1', port: 0 },
  tls: { ...tls, ca: frontEnd.ca },
  names: frontEnd.names,
  directory: { url: 'https://dc1.contoso.com/', key: labKey },
  labKey,
  sessionSecret: 'secret',
});

test('one line says where it listens; asked to stop, it ends with 0', async () => {
  const { out, err, exit, listening } = run(config());
  await listening;
  expect(out).toHaveLength(1);
  expect(JSON.parse(out[0] ?? '')).toEqual({
    ready: true,
    server: 'cas2013-1',
    ports: [{ nominalPort: 443, endpoint: { address: '127.0.0.1', port: expect.any(Number) } }],
  });
  stop();
  expect(await exit).toBe(0);
  expect(err).toEqual([]);
});

test('one limit may differ, of one protocol alone', async () => {
  const { exit, listening } = run({ ...config(), limits: { responseTimeoutMs: { eas: 5000 } } });
  await listening;
  stop();
  expect(await exit).toBe(0);
});

test('PEM files are read from beside the configuration', async () => {
  for (const [name, content] of Object.entries({ ...tls, ca: frontEnd.ca })) {
    writeFileSync(join(folder, `${name}.pem`), content);
  }
  const { exit, listening } = run({
    ...config(),
    tls: { keyFile: 'key.pem', certFile: 'cert.pem', caFile: 'ca.pem' },
  });
  await listening;
  stop();
  expect(await exit).toBe(0);
});

test.each<[string, () => object | string, RegExp]>([
  ['not JSON', () => '{ "server": ', /proxy\.json:1:\d+: not valid/],
  [
    'an unknown key',
    () => ({ ...config(), sesionSecret: 'x' }),
    /proxy\.json:\d+:\d+: unknown key "sesionSecret" \(did you mean "sessionSecret"\?\)/,
  ],
  ['a missing key', () => ({ ...config(), labKey: undefined }), /proxy\.json:\d+:\d+: missing "labKey"/],
  [
    'a port out of range',
    () => ({ ...config(), listen: { address: '127.0.0.1', port: 70_000 } }),
    /proxy\.json:5:13: expected number to be <=65535; found 70000/,
  ],
  [
    'a time-out of a protocol that there is not',
    () => ({ ...config(), limits: { responseTimeoutMs: { eass: 1 } } }),
    /proxy\.json:\d+:\d+: unknown key "eass" \(did you mean "eas"\?\); expected one of owa, eas, /,
  ],
  [
    'a PEM file that is not there',
    () => ({ ...config(), tls: { keyFile: 'no.pem', certFile: 'no.pem', caFile: 'no.pem' } }),
    /proxy\.json:\d+:\d+: cannot be read: .*no\.pem/,
  ],
  [
    'a server that is no front end',
    () => ({ ...config(), server: 'mbx2013-1' }),
    /proxy\.json: .*no Exchange 2013 Client Access server "mbx2013-1"/,
  ],
])('exit 2 for %s', async (_name, bad, message) => {
  const { err, exit, out } = run(bad());
  expect(await exit).toBe(2);
  expect(err.join('\n')).toMatch(message);
  expect(out).toEqual([]);
});

test('exit 3 for a port that is taken, naming the server', async () => {
  const taken = frontEnd.proxy.ports[0]?.endpoint;
  const { err, exit } = run({ ...config(), listen: taken });
  expect(await exit).toBe(3);
  expect(err[0]).toMatch(/^cas2013-1 cannot listen on 127\.0\.0\.1:\d+: .*EADDRINUSE/);
});

test('exit 3 for a directory that does not answer', async () => {
  const { err, exit } = run({ ...config(), names: {} });
  expect(await exit).toBe(3);
  expect(err[0]).toMatch(/the directory does not answer: .*dc1\.contoso\.com:443/);
});
