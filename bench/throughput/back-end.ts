import { createServer as createHttpServer, type RequestListener } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { listen } from '../../net/listen.ts';
import type { Endpoint } from '../../net/name-map.ts';
import type { TlsIdentity } from '../../net/tls.ts';
import { serveParent } from '../child.ts';
import { answerBytes, type Listening } from './contract.ts';

const anyPort: Endpoint = { address: '127.0.0.1', port: 0 };
const body = Buffer.alloc(answerBytes, 'coexlab ');

const answer: RequestListener = (_request, response) => {
  response.writeHead(200, { 'content-type': 'text/plain', 'content-length': answerBytes });
  response.end(body);
};

serveParent<{ tls: TlsIdentity }, Required<Listening>>(async ({ tls }) => {
  const plain = createHttpServer(answer);
  const secure = createHttpsServer({ key: tls.key, cert: tls.cert }, answer);
  // Between its turns a contestant may keep its connections: nobody is to pay for opening them again.
  for (const server of [plain, secure]) server.keepAliveTimeout = 600_000;
  const [http, https] = await Promise.all([
    listen(plain, 'back end', anyPort),
    listen(secure, 'back end', anyPort),
  ]);
  return { ready: { http: http.endpoint, https: https.endpoint } };
});
