import { once } from 'node:events';
import { connect, type TLSSocket } from 'node:tls';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import type { CertificateFault } from '../../contract/fault.ts';
import { createCertificateAuthority } from '../../net/certificates.ts';
import type { TlsIdentity } from '../../net/tls.ts';
import { startTestLab, type TestLab, testIdentity } from '../testing/test-lab.ts';

const server = 'cas2010-1';
const host = 'cas2010-1.contoso.com';

let lab: TestLab;
let expired: TlsIdentity;
beforeAll(async () => {
  lab = await startTestLab([server, 'mbx2010-1']);
  expired = await (await createCertificateAuthority()).identityFor([host], 'expired');
});
afterEach(() => lab.servers[server]?.setFaults([]));
afterAll(() => lab.stop());

const shows = (identity: TlsIdentity): CertificateFault & { identity: TlsIdentity } => ({
  kind: 'certificate',
  flaw: 'expired',
  identity,
});

/** A connection to each port that the server has, unverified, with an earlier session if there is one. */
async function dial(session?: Buffer): Promise<TLSSocket> {
  const endpoint = lab.servers[server]?.ports[0]?.endpoint;
  const { ca } = await testIdentity();
  const { address, port } = endpoint ?? { address: '', port: 0 };
  const socket = connect({ host: address, port, servername: host, ca, rejectUnauthorized: false, session });
  socket.on('error', () => {});
  await once(socket, 'secureConnect');
  return socket;
}

const serialOf = (socket: TLSSocket) => socket.getPeerCertificate().serialNumber;

test('new connections are shown the certificate, and again the right one when it is taken back', async () => {
  const before = await dial();
  const right = serialOf(before);
  const ended = once(before, 'close');
  lab.servers[server]?.setFaults([shows(expired)]);
  await ended;
  const during = await dial();
  expect(serialOf(during)).not.toBe(right);
  expect(new Date(during.getPeerCertificate().valid_to).getTime()).toBeLessThan(Date.now());
  const endedAgain = once(during, 'close');
  lab.servers[server]?.setFaults([]);
  await endedAgain;
  const after = await dial();
  expect(serialOf(after)).toBe(right);
  after.destroy();
});

test('an earlier session is not resumed: whoever verifies has to look', async () => {
  const before = await dial();
  const again = await dial(before.getSession());
  expect(again.isSessionReused()).toBe(true);
  lab.servers[server]?.setFaults([shows(expired)]);
  const during = await dial(before.getSession());
  expect(during.isSessionReused()).toBe(false);
  during.destroy();
});

test('faults of requests are set beside it, and connections stay while the certificate does', async () => {
  const other = lab.servers['mbx2010-1'];
  lab.servers[server]?.setFaults([{ kind: 'answer', status: 503 }]);
  const { socket, closed } = await (async () => {
    const it = await dial();
    return { socket: it, closed: once(it, 'close').then(() => 'closed') };
  })();
  lab.servers[server]?.setFaults([{ kind: 'answer', status: 404 }]);
  other?.setFaults([shows(expired)]);
  socket.write(`GET /owa/ HTTP/1.1\r\nhost: ${host}\r\n\r\n`);
  const [answer] = await Promise.race([once(socket, 'data'), closed]);
  expect(String(answer)).toMatch(/^HTTP\/1\.1 404 /);
  socket.destroy();
});
