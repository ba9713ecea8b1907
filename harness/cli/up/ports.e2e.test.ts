import { type ChildProcess, execFile, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createCertificateAuthority } from '../../../net/certificates.ts';
import { listen } from '../../../net/listen.ts';
import { readHttpProxyLog } from '../../../protocols/logs/testing/read-httpproxy-log.ts';
import { readW3cLog } from '../../../protocols/logs/testing/read-w3c-log.ts';
import { loadTopology } from '../../../topology/load.ts';
import { builtinImplementation } from '../../implementations/builtin.ts';
import { startInProcessLab } from '../../lab/in-process.ts';
import { standardEndpoint } from '../../lab/standard-addresses.ts';
import type { LabDescription } from './text.ts';

const topology = loadTopology('fixtures/topologies/coexistence.yaml');
const endpointOf = standardEndpoint(topology);
const curl = async (...args: string[]) => (await promisify(execFile)('curl', ['-sS', ...args])).stdout;

const owa = 'https://mail.contoso.com/owa/';

const running = new Set<ChildProcess>();
afterAll(() => {
  for (const child of running) child.kill('SIGKILL');
});

/** Starts a program and waits until it has printed that much, or has ended. */
async function start(command: string, args: readonly string[], until: RegExp) {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  running.add(child);
  const said = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said.out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said.err += text;
  });
  const ended = once(child, 'close').then(([code]) => {
    running.delete(child);
    return code as number | null;
  });
  const heard = new Promise<void>((resolve) => {
    child.stdout.on('data', () => until.test(said.out) && resolve());
  });
  await Promise.race([heard, ended]);
  return {
    said,
    ended,
    stop() {
      child.kill('SIGTERM');
      return ended;
    },
  };
}

const coexlab = (args: readonly string[], until = /$^/) =>
  start(process.execPath, ['bin/coexlab.js', ...args], until);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'coexlab-ports-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Every file below a folder with its text. */
function filesIn(path: string): Map<string, string> {
  const names = readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    names.map(({ parentPath, name }) => {
      const file = join(parentPath, name);
      return [file.slice(path.length + 1), readFileSync(file, 'utf8')];
    }),
  );
}

/** Why the real ports cannot be tried here; null when they can. A missing curl is no excuse in CI. */
async function obstacle(): Promise<string | null> {
  if (process.env.CI !== 'true' && spawnSync('curl', ['--version']).error !== undefined)
    return 'curl is not installed';
  try {
    await (await listen(createServer(), 'this test', endpointOf('directory', 443))).close();
    return null;
  } catch (error) {
    return (error as Error).message;
  }
}

const reason = await obstacle();
if (reason !== null) process.stdout.write(`the real ports are not tried: ${reason}\n`);

(reason === null ? describe : describe.skip)('on the real ports', () => {
  test('curl finds the lab by name alone; both kinds of log say who was asked for what, and no secrets', async () => {
    const json = join(folder, 'up.json');
    const [iis, httpProxy] = [join(folder, 'iis'), join(folder, 'httpproxy')];
    const logs = ['--iis-logs', iis, '--httpproxy-logs', httpProxy];
    const up = await coexlab(['up', '--standard-ports', '--json', json, ...logs], /# grey\ncurl .*\n/);
    expect(up.said.err).toBe('');
    const lab = JSON.parse(readFileSync(json, 'utf8')) as LabDescription;
    expect(up.said.out).toContain(
      '\n127.44.0.2\tmail.contoso.com autodiscover.contoso.com cas2013-1.contoso.com\n',
    );
    const { caFile, curlResolve = '', personas } = lab;
    expect(up.said.out).toContain(`\n${curlResolve}\n`);
    const resolve = ['--cacert', caFile, ...curlResolve.split(' ')];

    const front = await curl(...resolve, '-o', '/dev/null', '-w', '%{http_code} %{redirect_url}', owa);
    expect(front).toMatch(/^302 https:\/\/mail\.contoso\.com\/owa\/auth\/logon\.aspx\?/);

    const red = personas.find(({ name }) => name === 'red');
    expect(red?.curl).not.toContain('--connect-to');
    const jar = join(folder, 'jar');
    const shell = `${red?.curl} ${curlResolve} -c ${jar}`;
    const page = (await promisify(execFile)('sh', ['-c', shell])).stdout;
    expect(page).toContain("You are reading red's mailbox on mbx2010-1.");

    const purple = personas.find(({ name }) => name === 'purple');
    const password = purple?.password ?? '';
    const sync = 'https://mail.contoso.com/Microsoft-Server-ActiveSync';
    const options = await curl(...resolve, '-X', 'OPTIONS', '-D-', '-u', `CONTOSO\\purple:${password}`, sync);
    expect(options).toMatch(/^HTTP\/1\.1 200 /);
    expect(await up.stop()).toBe(0);
    expect(up.said.err).toBe('');

    const requests = [...filesIn(iis)].flatMap(([, text]) => readW3cLog(text));
    const seen = requests.map(({ computerName, serverIp, siteName, method, uriStem, username, status }) =>
      [computerName, serverIp, siteName, method, uriStem.split('/')[1], username, status].join(' '),
    );
    expect(seen.toSorted()).toEqual([
      expect.stringMatching(
        /^cas2007-\d 127\.44\.0\.[89] W3SVC1 OPTIONS Microsoft-Server-ActiveSync CONTOSO\\purple 200$/,
      ),
      expect.stringMatching(/^cas2010-[12] 127\.44\.0\.[67] W3SVC1 GET owa CONTOSO\\red 200$/),
      'mbx2010-1 127.44.0.10 STORE GET v1 CONTOSO\\red 200',
      expect.stringMatching(
        /^mbx2013-\d 127\.44\.0\.[45] W3SVC2 OPTIONS Microsoft-Server-ActiveSync CONTOSO\\purple 200$/,
      ),
    ]);
    for (const { bytesSent, bytesReceived, port, clientIp } of requests) {
      expect([443, 444, 8476]).toContain(port);
      expect(Math.min(bytesSent, bytesReceived)).toBeGreaterThan(100);
      expect(clientIp).toMatch(/^127\./);
    }
    for (const name of filesIn(iis).keys()) expect(name).toMatch(/^[a-z]+20\d\d-\d\/u_ex\d{6}\.log$/);

    const decisions = [...filesIn(httpProxy)].flatMap(([name, text]) => {
      expect(name).toMatch(/^cas2013-1\/(Owa|Eas)\/HttpProxy_\d{10}-1\.LOG$/);
      return readHttpProxyLog(text);
    });
    const proxied = decisions.filter(({ proxyAction }) => proxyAction === 'Proxy');
    expect(proxied.map(({ protocol }) => protocol).toSorted()).toEqual(['Eas', 'Owa']);
    expect(proxied).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          protocol: 'Owa',
          authenticatedUser: 'CONTOSO\\red',
          targetServer: expect.stringMatching(/^cas2010-[12]\.contoso\.com$/),
          targetServerVersion: '14.03.0123.004',
          httpStatus: 200,
          backEndStatus: 200,
          genericInfo: expect.stringContaining(';E15-OWA-RED='),
        }),
        expect.objectContaining({
          protocol: 'Eas',
          authenticatedUser: 'CONTOSO\\purple',
          targetServer: expect.stringMatching(/^mbx2013-\d\.contoso\.com$/),
          genericInfo: expect.stringContaining(';E15-EAS-PURPLE='),
        }),
      ]),
    );

    const everything = [...filesIn(iis).values(), ...filesIn(httpProxy).values()].join('\n');
    const cookies = readFileSync(jar, 'utf8')
      .split('\n')
      .flatMap((line) => line.split('\t').slice(6, 7))
      .filter((value) => value.length > 5);
    expect(cookies.length).toBeGreaterThan(1);
    const basic = Buffer.from(`CONTOSO\\purple:${password}`).toString('base64');
    for (const secret of [red?.password ?? '', password, basic, ...cookies]) {
      expect(secret.length).toBeGreaterThan(5);
      expect(everything).not.toContain(secret);
    }
  }, 60_000);

  test('a port that is taken ends it with 3 and names the server', async () => {
    const holder = await listen(createServer(), 'this test', endpointOf('mbx2010-1', 8476));
    const up = await coexlab(['up', '--standard-ports']);
    expect(await up.ended).toBe(3);
    expect(up.said.err).toBe(
      'mbx2010-1 cannot listen on 127.44.0.10:8476: another program listens there already (EADDRINUSE)\n',
    );
    expect(up.said.out).toBe('');
    await holder.close();
  }, 60_000);

  test('a served mock writes its own log: a request without credentials is 401 2 5 (SEL-4)', async () => {
    const keys = await coexlab(['keys']);
    await keys.ended;
    const keysFile = join(folder, 'keys.json');
    writeFileSync(keysFile, keys.said.out);
    const caFile = join(folder, 'ca.pem');
    writeFileSync(caFile, (JSON.parse(keys.said.out) as { ca: string }).ca);
    const args = ['serve', '--server', 'cas2010-1', '--keys', keysFile, '--iis-logs', folder];
    const served = await coexlab(args, /\n/);
    const url = 'https://cas2010-1.contoso.com/Microsoft-Server-ActiveSync/default.eas';
    const { address } = endpointOf('cas2010-1', 443);
    await curl('--cacert', caFile, '--resolve', `cas2010-1.contoso.com:443:${address}`, '-I', url);
    expect(await served.stop()).toBe(0);
    const [name = ''] = readdirSync(join(folder, 'cas2010-1'));
    expect(readW3cLog(readFileSync(join(folder, 'cas2010-1', name), 'utf8'))).toMatchObject([
      { method: 'HEAD', username: '', serverIp: address, status: 401, subStatus: 2, win32Status: 5 },
    ]);
  }, 60_000);
});

const firstUnprivilegedPort = () =>
  Number(readFileSync('/proc/sys/net/ipv4/ip_unprivileged_port_start', 'utf8'));

const isRoot = process.getuid?.() === 0;
const hasNoPrivilegeToTry =
  process.platform !== 'linux' || firstUnprivilegedPort() <= 443 || (reason === null && !isRoot);
if (hasNoPrivilegeToTry)
  process.stdout.write('not tried: the privilege of port 443 cannot be given up here\n');

(hasNoPrivilegeToTry ? test.skip : test)(
  'without the privilege: exit 3, the server, the port, and how to get it',
  async () => {
    const args = [process.execPath, 'bin/coexlab.js', 'up', '--standard-ports'];
    const [command = '', ...rest] = isRoot
      ? ['setpriv', '--bounding-set', '-net_bind_service', '--inh-caps', '-net_bind_service', ...args]
      : args;
    const up = await start(command, rest, /$^/);
    expect(await up.ended).toBe(3);
    expect(up.said.err).toMatch(
      /^\S+ cannot listen on 127\.44\.0\.\d+:44[34]: not permitted \(EACCES\)\. .*\n {2}run it as root\n {2}sudo setcap cap_net_bind_service=\+ep \/\S+\n {2}sudo sysctl net\.ipv4\.ip_unprivileged_port_start=443\n$/,
    );
    expect(up.said.out).toBe('');
  },
  60_000,
);

test.each(['--iis-logs', '--httpproxy-logs'])(
  '%s where nothing can be written is exit 2',
  async (option) => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    const up = await coexlab(['up', option, join(file, 'logs')]);
    expect(await up.ended).toBe(2);
    expect(up.said.err).toMatch(/^no logs can be written to \/.*\/file\/logs: ENOTDIR/);
  },
  60_000,
);

test('coexlab proxy writes HttpProxy logs', async () => {
  const authority = await createCertificateAuthority();
  const lab = await startInProcessLab({
    topology,
    authority,
    implementation: (clock) => builtinImplementation({ clock }),
    clock: 'real',
  });
  const config = join(folder, 'proxy.json');
  const settings = {
    server: 'cas2013-1',
    listen: { address: '127.0.0.1', port: 0 },
    tls: await authority.identityFor(['mail.contoso.com']),
    names: lab.names.corporate,
    directory: { url: `https://${topology.directory.fqdn}`, key: lab.labKey },
    labKey: lab.labKey,
    sessionSecret: 'a secret of this test',
  };
  writeFileSync(config, JSON.stringify(settings));
  const logs = join(folder, 'logs');
  const proxy = await coexlab(['proxy', '--config', config, '--httpproxy-logs', logs], /\n/);
  const { ports } = JSON.parse(proxy.said.out) as { ports: { endpoint: { port: number } }[] };
  const caFile = join(folder, 'ca.pem');
  writeFileSync(caFile, lab.ca);
  const route = `mail.contoso.com:443:127.0.0.1:${ports[0]?.endpoint.port}`;
  await curl('--cacert', caFile, '--connect-to', route, '-o', '/dev/null', owa);
  expect(await proxy.stop()).toBe(0);
  await lab.close();
  expect([...filesIn(logs)].flatMap(([, text]) => readHttpProxyLog(text))).toMatchObject([
    { protocol: 'Owa', serverHostName: 'cas2013-1', urlStem: '/owa/', httpStatus: 302, proxyAction: '' },
  ]);
}, 60_000);
