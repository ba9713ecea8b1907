import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { request } from 'undici';
import { createAgent } from '../../../net/agent.ts';
import { createCertificateAuthority } from '../../../net/certificates.ts';
import { readHttpProxyLog } from '../../../protocols/logs/testing/read-httpproxy-log.ts';
import { readW3cLog } from '../../../protocols/logs/testing/read-w3c-log.ts';
import { loadTopology } from '../../../topology/load.ts';
import { builtinImplementation } from '../../implementations/builtin.ts';
import { startInProcessLab } from '../in-process.ts';
import { openLabLogs } from './lab-logs.ts';

const folder = mkdtempSync(join(tmpdir(), 'coexlab-lab-logs-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function textIn(path: string): string {
  const files = readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files.map(({ parentPath, name }) => readFileSync(join(parentPath, name), 'utf8')).join('');
}

test('a request that is cut off by the end of the lab has its lines all the same', async () => {
  const [iisLogs, httpproxyLogs] = [join(folder, 'iis'), join(folder, 'httpproxy')];
  const topology = loadTopology('fixtures/topologies/coexistence.yaml');
  const logs = openLabLogs({ iisLogs, httpproxyLogs }, (problem) => {
    throw new Error(problem);
  });
  const { onRequest } = logs;
  const lab = await startInProcessLab({
    topology,
    authority: await createCertificateAuthority(),
    implementation: (clock) => builtinImplementation({ clock, ...(onRequest && { onRequest }) }),
  });
  logs.follow({ ports: lab.ports, domain: topology.domain.netBios }, lab.onJournal);
  for (const server of ['cas2010-1', 'cas2010-2']) await lab.setFaults(server, [{ kind: 'hang' }]);
  const held = new Promise<void>((resolve) => {
    lab.onJournal((entry) => entry.kind === 'conversation' && entry.state === 'held' && resolve());
  });
  const agent = createAgent({ names: lab.names.internet, ca: lab.ca });
  const credentials = Buffer.from('red:Red-2010-Site1').toString('base64');
  const asking = request('https://mail.contoso.com/Microsoft-Server-ActiveSync', {
    dispatcher: agent,
    method: 'OPTIONS',
    headers: { authorization: `Basic ${credentials}` },
  });
  asking.catch(() => {});
  await held;
  await lab.close();
  logs.close();
  await agent.destroy();
  expect(readW3cLog(textIn(iisLogs))).toMatchObject([
    {
      computerName: expect.stringMatching(/^cas2010-[12]$/),
      method: 'OPTIONS',
      username: 'CONTOSO\\red',
      serverIp: '127.0.0.1',
      port: 443,
      status: 0,
      win32Status: 64,
      bytesSent: 0,
    },
  ]);
  expect(readHttpProxyLog(textIn(httpproxyLogs))).toMatchObject([
    {
      protocol: 'Eas',
      authenticatedUser: 'CONTOSO\\red',
      targetServer: expect.stringMatching(/^cas2010-[12]\.contoso\.com$/),
      backEndStatus: null,
      errorCode: expect.stringMatching(/./),
    },
  ]);
});
