import { once } from 'node:events';
import { connect, createServer, Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { expect, jest, test } from '@jest/globals';
import { explainListenFailure, ListenError, listen } from './listen.ts';

const linux = { platform: 'linux', execPath: '/opt/node' } as const;
const mac = { platform: 'darwin', execPath: '/opt/node' } as const;
const failed = (code: string) => Object.assign(new Error('the reason'), { code });

test('a free port is said; a busy one names the server that wanted it', async () => {
  const first = await listen(createServer(), 'cas2010-1', { address: '127.0.0.1', port: 0 });
  expect(first.endpoint.port).toBeGreaterThan(0);
  const second = listen(createServer(), 'cas2010-2', first.endpoint);
  await expect(second).rejects.toThrow(ListenError);
  await expect(second).rejects.toThrow(
    `cas2010-2 cannot listen on 127.0.0.1:${first.endpoint.port}: another program listens there already (EADDRINUSE)`,
  );
  await first.close();
});

test.each([
  ['bare', createServer],
  ['TLS', () => createTlsServer()],
])('every connection that a %s server accepts gets TCP_NODELAY', async (_, create) => {
  const setNoDelay = jest.spyOn(Socket.prototype, 'setNoDelay');
  const accepting = create();
  const accepted = once(accepting, 'connection');
  const listener = await listen(accepting, 'cas2010-1', { address: '127.0.0.1', port: 0 });
  const client = connect(listener.endpoint.port, listener.endpoint.address);
  const [socket] = await accepted;
  expect(setNoDelay.mock.contexts).toContain(socket);
  expect(setNoDelay).toHaveBeenLastCalledWith(true);
  setNoDelay.mockRestore();
  client.destroy();
  await listener.close();
});

test.each([
  [
    444,
    /EACCES.*\n {2}run it as root\n {2}sudo setcap cap_net_bind_service=\+ep \/opt\/node\n.*port_start=443$/,
  ],
  [110, /port_start=110$/],
  [8476, /^not permitted \(EACCES\)$/],
])('port %i without the privilege', (port, text) => {
  expect(explainListenFailure(failed('EACCES'), { address: '127.44.0.1', port }, linux)).toMatch(text);
});

test('what helps on macOS', () => {
  const endpoint = { address: '127.44.0.1', port: 443 };
  expect(explainListenFailure(failed('EADDRNOTAVAIL'), endpoint, mac)).toMatch(
    /sudo ifconfig lo0 alias 127\.44\.0\.1$/,
  );
  expect(
    explainListenFailure(failed('EADDRNOTAVAIL'), { ...endpoint, address: '10.0.0.1' }, mac),
  ).not.toMatch(/ifconfig/);
  expect(explainListenFailure(failed('EADDRNOTAVAIL'), endpoint, linux)).not.toMatch(/ifconfig/);
  expect(explainListenFailure(failed('EACCES'), endpoint, mac)).toMatch(/need root \(sudo\)/);
});

test('anything else is said in its own words', () => {
  expect(explainListenFailure(failed('EMFILE'), { address: '127.0.0.1', port: 1 }, linux)).toBe('the reason');
});
