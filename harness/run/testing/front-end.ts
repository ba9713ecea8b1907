import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import { connect } from 'node:net';
import { signIdentity } from '../../../contract/identity.ts';
import { createAgent } from '../../../net/agent.ts';
import { listen } from '../../../net/listen.ts';
import { resolveName } from '../../../net/name-map.ts';
import { exchangeHeaders } from '../../../protocols/http/headers.ts';
import type { Implementation, ImplementationConfig } from '../../implementations/implementation.ts';

/** What a test has to say to a front end beside its requests. */
export interface ObedientFrontEnd extends Implementation {
  /** Resolves when everything that was to happen later has happened. */
  later(): Promise<void>;
  /** Begins what was put off until the test says so. */
  atLast(): void;
}

/** What is not done yet, and what was put off. */
interface Deferred {
  pending: Promise<unknown>[];
  put: (() => Promise<unknown>)[];
}

/**
 * For tests of the runner: front ends that do whatever a request tells them, right or wrong. Headers of a request:
 * `x-user` whom to vouch for · `x-ask` servers to pass it on to, one after the other; the last one's answer is the
 * client's · `x-ask-later` servers to pass it on to after the client has its answer · `x-ask-at-last` servers to pass it
 * on to when the test says so · `x-touch` servers to connect to without a request · `x-status` the status to answer
 * instead of the real one · `x-location` where to redirect to · `x-hang` never answer.
 */
export function obedientFrontEnd(): ObedientFrontEnd {
  const pending: Promise<unknown>[] = [];
  const put: (() => Promise<unknown>)[] = [];
  return {
    describe: () => ({ name: 'obedient', version: '1', features: ['owa', 'clock'] }),
    start: (config) => start(config, { pending, put }),
    async later() {
      await Promise.all(pending);
    },
    atLast() {
      pending.push(...put.splice(0).map((ask) => ask()));
    },
  };
}

async function start(config: ImplementationConfig, { pending, put }: Deferred) {
  const agents = config.frontEnds.map(({ tls }) => createAgent({ names: config.names, ca: tls.ca }));
  const [agent] = agents;

  async function ask(server: string, user: string) {
    if (agent === undefined) throw new Error('no front end');
    const identity = { user, userPrincipalName: `${user}@contoso.com`, issuer: 'cas2013-1', issuedAt: 0 };
    const { statusCode, headers, body } = await agent.request({
      origin: `https://${server}.contoso.com`,
      path: '/owa/',
      method: 'GET',
      headers: { [exchangeHeaders.commonAccessToken]: signIdentity(identity, config.labKey) },
    });
    return { status: statusCode, headers, text: await body.text() };
  }

  function touch(server: string): Promise<void> {
    const [endpoint] = resolveName(config.names, `${server}.contoso.com`, 443);
    return new Promise((resolve) => {
      const socket = connect(endpoint?.port ?? 0, endpoint?.address, () => socket.end());
      socket.resume().once('close', () => resolve());
    });
  }

  async function obey(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const list = (name: string) =>
      String(request.headers[name] ?? '')
        .split(',')
        .filter(Boolean);
    const user = String(request.headers['x-user'] ?? '');
    let last: Awaited<ReturnType<typeof ask>> | undefined;
    for (const server of list('x-touch')) await touch(server);
    for (const server of list('x-ask')) last = await ask(server, user);
    put.push(...list('x-ask-at-last').map((server) => () => ask(server, user)));
    if (request.headers['x-hang'] !== undefined) return;
    const location = request.headers['x-location'];
    response.writeHead(Number(request.headers['x-status'] ?? last?.status ?? 200), {
      'content-type': 'text/html',
      ...(location !== undefined && { location: String(location) }),
      ...(last && { 'x-coexlab-author': last.headers['x-coexlab-author'] }),
    });
    response.end(last?.text ?? '<body>');
    for (const server of list('x-ask-later')) {
      pending.push(new Promise((resolve) => response.once('close', resolve)).then(() => ask(server, user)));
    }
  }

  const started = await Promise.all(
    config.frontEnds.flatMap(({ server, listen: ports, tls }) =>
      ports.map(async ({ nominalPort, endpoint }) => {
        const socketServer = createServer(tls, (request, response) => {
          obey(request, response).catch(() => response.destroy());
        });
        const listener = await listen(socketServer, server, endpoint);
        return { server, nominalPort, endpoint: listener.endpoint, close: listener.close };
      }),
    ),
  );
  return {
    ports: started.map(({ server, nominalPort, endpoint }) => ({ server, nominalPort, endpoint })),
    async stop() {
      await Promise.all([...started.map(({ close }) => close()), ...agents.map((one) => one.destroy())]);
    },
  };
}
