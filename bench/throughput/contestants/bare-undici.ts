import { buildConnector, Pool } from 'undici';
import type { Scheme } from '../contract.ts';
import { endToEnd, type Forward, serveBare } from './bare.ts';

/** What undici costs a proxy at least: dispatch, streaming both ways with back-pressure, and nothing else. */
serveBare(({ backEnd, tls }, scheme: Scheme): Forward => {
  const { address, port } = backEnd[scheme];
  const connect = buildConnector({ ca: tls.ca, allowH2: false });
  const pool = new Pool(`${scheme}://${address}:${port}`, {
    allowH2: false,
    // undici would take the name in SNI from the Host header, which is the client's.
    connect: (target, callback) => connect({ ...target, servername: backEnd.name }, callback),
    keepAliveTimeout: 600_000,
  });
  return (request, response) => {
    pool.dispatch(
      {
        path: request.url ?? '/',
        method: request.method ?? 'GET',
        headers: endToEnd(request.headers),
        body: request.headers['content-length'] || request.headers['transfer-encoding'] ? request : null,
      },
      {
        onRequestStart(controller) {
          response.once('close', () => {
            if (!response.writableFinished) controller.abort(new Error('the client went away'));
          });
        },
        onResponseStart(_controller, status, headers) {
          response.writeHead(status, endToEnd(headers));
        },
        onResponseData(controller, chunk) {
          if (response.write(chunk)) return;
          controller.pause();
          response.once('drain', () => controller.resume());
        },
        onResponseEnd() {
          response.end();
        },
        onResponseError() {
          if (response.headersSent) response.destroy();
          else response.writeHead(502).end();
        },
      },
    );
  };
});
