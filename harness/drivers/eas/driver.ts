import { easPaths, wbxmlContentType } from '../../../protocols/eas/headers.ts';
import { type HttpAttempt, type HttpClientAttempt, linesOf } from '../http/attempt.ts';
import { createHttpClient, type HttpRequest } from '../http/client.ts';
import { filledIn } from '../http/raw-request.ts';
import type { Observation } from '../observation.ts';
import type { Client, Driver, DriverContext } from '../types.ts';
import { type Order, parseVerb } from '../verbs.ts';
import { accountOf } from './account.ts';
import { type DeviceSession, type EasMemory, emptyMemory, openDeviceSession } from './device.ts';
import { easRules } from './rules.ts';
import { easVerbs } from './verbs.ts';
import { observationOf } from './view.ts';

/** Exchange ActiveSync as a phone speaks it (wire.md §3). */
export const easDriver: Driver<HttpAttempt> = {
  protocol: 'eas',
  opensBy: 'sync',
  verbs: easVerbs,
  rules: easRules,
  start: startEas,
};

function commandOf(session: DeviceSession, { verb, options }: Order<typeof easVerbs>): Promise<boolean> {
  switch (verb) {
    case 'options':
      return session.options();
    case 'provision':
      return session.provision();
    case 'folder sync':
      return session.folderSync();
    case 'sync':
      return session.sync();
    case 'estimate':
      return session.estimate();
    case 'fetch':
      return session.fetch();
    case 'ping':
      return session.ping(options.heartbeat);
  }
}

function startEas(context: DriverContext): Client<HttpAttempt> {
  const http = createHttpClient(context, { accept: '*/*', 'accept-language': 'en-us' });
  /** By account and device. */
  const memories = new Map<string, EasMemory>();
  let next: (() => Promise<Observation<HttpAttempt>>) | null = null;

  /** @param again does the same at the URL that a redirect names */
  function observed(
    attempts: HttpClientAttempt[],
    again: (to: URL) => Promise<Observation<HttpAttempt>>,
  ): Observation<HttpAttempt> {
    const observation = observationOf(attempts);
    const { redirect } = observation;
    next = redirect === null ? null : () => again(new URL(redirect.to));
    return observation;
  }

  async function act(order: Order<typeof easVerbs>, url: string): Promise<Observation<HttpAttempt>> {
    const account = accountOf(context.credentials, url, order.options);
    const key = JSON.stringify([account.url, account.authorization, account.device]);
    const memory = memories.get(key) ?? emptyMemory();
    memories.set(key, memory);
    const session = openDeviceSession(http, account, memory);
    await commandOf(session, order);
    // A device takes the new URL for its account and begins anew with it.
    return observed(session.attempts, (to) => act(order, `${to.origin}${to.pathname}`));
  }

  async function send(request: HttpRequest): Promise<Observation<HttpAttempt>> {
    const attempt = await http.request(request);
    return observed([attempt], (to) => {
      if (to.search === '') to.search = new URL(request.url).search;
      return send({ ...request, url: to.href });
    });
  }

  return {
    async perform(verb, { connect, ...options }) {
      return act(parseVerb(easVerbs, verb, options), `https://${connect}${easPaths.root}`);
    },
    async send(raw, cookiesOf) {
      const filled = filledIn(raw, context.credentials, cookiesOf);
      if (filled === null) return observationOf([]);
      const { body, ...request } = filled;
      if (body === undefined) return send(request);
      return send({ ...request, body: isWbxml(request.headers) ? Buffer.from(body, 'latin1') : body });
    },
    follow: () => next?.() ?? Promise.resolve(observationOf([])),
    cookies: http.cookies,
    disconnect: http.disconnect,
    close: http.close,
  };
}

/** A raw body of this type is written as one character per byte. */
function isWbxml(headers: HttpAttempt['headers'] = {}): boolean {
  return linesOf(headers).some(
    ([name, value]) =>
      name.toLowerCase() === 'content-type' && value.toLowerCase().startsWith(wbxmlContentType),
  );
}
