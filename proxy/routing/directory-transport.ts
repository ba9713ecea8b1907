import { type Dispatcher, request } from 'undici';
import type { Clock } from '../../contract/clock.ts';
import type { DirectoryTransport } from '../../contract/directory.ts';

/** Asks the directory over HTTPS; an answer that takes longer than `timeoutMs` on the clock is an error. */
export function createDirectoryTransport(options: {
  url: string;
  key: string;
  dispatcher?: Dispatcher;
  clock: Clock;
  timeoutMs: number;
}): DirectoryTransport {
  const base = options.url.replace(/\/+$/, '');
  const headers = { authorization: `Bearer ${options.key}`, 'content-type': 'application/json' };
  return async (method, path, body) => {
    const overdue = new AbortController();
    const timer = options.clock.setTimer(options.timeoutMs, () =>
      overdue.abort(new Error(`no answer within ${options.timeoutMs} ms`)),
    );
    // undici tells a request that has no connection yet of its abortion only when it gets one.
    const late = new Promise<never>((_, reject) => {
      overdue.signal.addEventListener('abort', () => reject(overdue.signal.reason));
    });
    const ask = async () => {
      const answer = await request(`${base}${path}`, {
        method,
        headers,
        body: body === undefined ? null : JSON.stringify(body),
        signal: overdue.signal,
        headersTimeout: 0,
        bodyTimeout: 0,
        ...(options.dispatcher && { dispatcher: options.dispatcher }),
      });
      const text = await answer.body.text();
      return { status: answer.statusCode, body: text === '' ? null : JSON.parse(text) };
    };
    try {
      return await Promise.race([ask(), late]);
    } finally {
      timer.cancel();
    }
  };
}
