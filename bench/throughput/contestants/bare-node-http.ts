import { Agent as HttpAgent, request as httpRequest } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import type { Scheme } from '../contract.ts';
import { endToEnd, type Forward, serveBare } from './bare.ts';

/** The proxy that Node's own documentation leads to: http.request with a keep-alive Agent, and pipe. */
serveBare(({ backEnd, tls }, scheme: Scheme): Forward => {
  const { address, port } = backEnd[scheme];
  const agent = scheme === 'https' ? new HttpsAgent({ keepAlive: true }) : new HttpAgent({ keepAlive: true });
  const send = scheme === 'https' ? httpsRequest : httpRequest;
  const secure = scheme === 'https' ? { ca: tls.ca, servername: backEnd.name } : {};
  return (request, response) => {
    const { url: path, method } = request;
    const options = { ...secure, agent, host: address, port, path, method };
    const upstream = send({ ...options, headers: endToEnd(request.headers) }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, endToEnd(answer.headers));
      answer.pipe(response);
    });
    upstream.on('error', () => {
      if (response.headersSent) response.destroy();
      else response.writeHead(502).end();
    });
    response.once('close', () => upstream.destroy());
    request.pipe(upstream);
  };
});
