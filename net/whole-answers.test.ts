import { createServer as createTcpServer, type Socket } from 'node:net';
import { createSecureContext, TLSSocket } from 'node:tls';
import { afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { type Dispatcher, request } from 'undici';
import { createAgent } from './agent.ts';
import { type CertificateAuthority, createCertificateAuthority } from './certificates.ts';
import { listen } from './listen.ts';
import type { TlsVersion } from './tls.ts';

const tries = 40;
const framings = {
  'without length': 'HTTP/1.1 200 OK\r\nconnection: close\r\n\r\nhello',
  'without length, of HTTP/1.0': 'HTTP/1.0 200 OK\r\n\r\nhello',
  'of known length': 'HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-length: 10\r\n\r\nhello',
  'in chunks': 'HTTP/1.1 200 OK\r\nconnection: close\r\ntransfer-encoding: chunked\r\n\r\n5\r\nhello\r\n',
};
type Framing = keyof typeof framings;
const ends = {
  reset: (tcp: Socket) => tcp.resetAndDestroy(),
  'end of TCP without a closure alert': (tcp: Socket) => tcp.end(),
  'closure alert': (_tcp: Socket, secure: Socket) => secure.end(),
};
type End = keyof typeof ends;

let authority: CertificateAuthority;
beforeAll(async () => {
  authority = await createCertificateAuthority();
});

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(closing.splice(0).map((close) => close()));
});

/** A server that begins an answer to each connection's first bytes, and ends it when told; and an agent that reaches it.
 * @param contents each connection gets the next one, the last one for ever */
async function start(maxVersion: TlsVersion | null, ...contents: string[]) {
  const { key, cert } = await authority.identityFor(['mail.contoso.com']);
  const secureContext = maxVersion && createSecureContext({ key, cert, maxVersion });
  let answered: Promise<{ tcp: Socket; secure: Socket }> | undefined;
  const server = createTcpServer((tcp) => {
    const secure = secureContext ? new TLSSocket(tcp, { isServer: true, secureContext }) : tcp;
    tcp.on('error', () => {});
    secure.on('error', () => {});
    secure.once('data', () => {
      const content = (contents.length > 1 ? contents.shift() : contents[0]) ?? '';
      answered = new Promise((resolve) => secure.write(content, () => resolve({ tcp, secure })));
    });
  });
  const { endpoint, close } = await listen(server, 'mail', { address: '127.0.0.1', port: 0 });
  const agent = createAgent({
    names: { 'mail.contoso.com:443': [endpoint], 'mail.contoso.com:80': [endpoint] },
    ca: authority.ca,
  });
  closing.push(
    () => agent.destroy(),
    () => close(),
  );
  return {
    ask: () => request(`${maxVersion ? 'https' : 'http'}://mail.contoso.com/`, { dispatcher: agent }),
    async finish(end: End) {
      if (answered === undefined) throw new Error('nobody has asked yet');
      const { tcp, secure } = await answered;
      ends[end](tcp, secure);
    },
  };
}

/** What came of as many answers, all ended in the same way once their first bytes had been read. */
async function outcomes(framing: Framing, end: End, maxVersion: TlsVersion | null): Promise<string[]> {
  const { ask, finish } = await start(maxVersion, framings[framing]);
  const found = new Set<string>();
  for (let count = 0; count < tries; count += 1) {
    found.add(await outcomeOf(await ask(), () => finish(end)));
  }
  return [...found];
}

async function outcomeOf({ body }: Dispatcher.ResponseData, finish: () => Promise<void>): Promise<string> {
  let text = '';
  try {
    for await (const chunk of body) {
      text += chunk;
      await finish();
    }
    return `whole: ${text}`;
  } catch (error) {
    return `broken: ${(error as NodeJS.ErrnoException).code}`;
  }
}

describe.each(['TLSv1.2', 'TLSv1.3'] as const)('over %s', (version) => {
  test.each(['without length', 'without length, of HTTP/1.0'] as const)(
    'an answer %s is whole after a closure alert, and only then',
    async (framing) => {
      expect(await outcomes(framing, 'closure alert', version)).toEqual(['whole: hello']);
      expect(await outcomes(framing, 'reset', version)).toEqual(['broken: ECONNRESET']);
      expect(await outcomes(framing, 'end of TCP without a closure alert', version)).toEqual([
        'broken: UND_ERR_SOCKET',
      ]);
    },
  );

  test.each(['of known length', 'in chunks'] as const)(
    'half an answer %s is broken, however it ends',
    async (framing) => {
      for (const end of Object.keys(ends) as End[]) {
        expect(await outcomes(framing, end, version)).toEqual([expect.stringMatching(/^broken: /)]);
      }
    },
  );
});

test('without TLS, the end of TCP is the end of an answer without length, and a reset is not', async () => {
  expect(await outcomes('without length', 'closure alert', null)).toEqual(['whole: hello']);
  expect(await outcomes('without length', 'reset', null)).toEqual(['broken: ECONNRESET']);
});

describe('an answer whose connection has ended before it is read', () => {
  const sizes = Array.from({ length: 20 }, (_, index) => 20_000 + 10_000 * index);

  test.each([
    ['of known length, without a closure alert', 'end of TCP without a closure alert', 'content-length'],
    ['without length, after a closure alert', 'closure alert', 'x-content-length'],
  ] as const)('%s, is whole', async (_, end, lengthHeader) => {
    for (const size of sizes) {
      const head = `HTTP/1.1 200 OK\r\nconnection: close\r\n${lengthHeader}: ${size}\r\n\r\n`;
      const { ask, finish } = await start('TLSv1.2', head + 'x'.repeat(size));
      const { body } = await ask();
      const finished = finish(end);
      for (let turn = 0; turn < 50; turn += 1) await new Promise((resolve) => setImmediate(resolve));
      expect(await body.text()).toHaveLength(size);
      await finished;
    }
  });
});

test('an answer that has no body is whole, whatever became of the answer before it', async () => {
  const { ask, finish } = await start(
    'TLSv1.2',
    framings['without length'],
    'HTTP/1.1 204 No Content\r\n\r\n',
  );
  expect(await outcomeOf(await ask(), () => finish('reset'))).toBe('broken: ECONNRESET');
  expect(await outcomeOf(await ask(), () => finish('reset'))).toBe('whole: ');
});
