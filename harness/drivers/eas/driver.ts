import { easPaths, wbxmlContentType } from '../../../protocols/eas/headers.ts';
import { createHttpClient, type HttpRequest } from '../http/client.ts';
import type { Client, Dial, Driver, DriverContext, Observation } from '../types.ts';
import { type Order, parseVerb } from '../verbs.ts';
import { accountOf } from './account.ts';
import { type EasJourney, type EasMemory, emptyMemory, startJourney } from './device.ts';
import { easVerbs } from './verbs.ts';
import { observationOf } from './view.ts';

/** Exchange ActiveSync as a phone speaks it (wire.md §3). */
export const easDriver: Driver = {
  protocol: 'eas',
  verbs: easVerbs,
  start: startEas,
};

function commandOf(journey: EasJourney, { verb, options }: Order<typeof easVerbs>): Promise<boolean> {
  switch (verb) {
    case 'options':
      return journey.options();
    case 'provision':
      return journey.provision();
    case 'folder sync':
      return journey.folderSync();
    case 'sync':
      return journey.sync();
    case 'estimate':
      return journey.estimate();
    case 'fetch':
      return journey.fetch();
    case 'ping':
      return journey.ping(options.heartbeat);
  }
}

function startEas(context: DriverContext): Client {
  const http = createHttpClient(context, { accept: '*/*', 'accept-language': 'en-us' });
  /** By account and device. */
  const memories = new Map<string, EasMemory>();
  let next: (() => Promise<Observation>) | null = null;

  /** @param again does the same at the URL that a redirect names */
  function observed(dials: Dial[], again: (to: URL) => Promise<Observation>): Observation {
    const observation = observationOf(dials);
    const { redirect } = observation;
    next = redirect === null ? null : () => again(new URL(redirect.to));
    return observation;
  }

  async function act(order: Order<typeof easVerbs>, url: string): Promise<Observation> {
    const account = accountOf(context.credentials, url, order.options);
    const key = JSON.stringify([account.url, account.authorization, account.device]);
    const memory = memories.get(key) ?? emptyMemory();
    memories.set(key, memory);
    const journey = startJourney(http, account, memory);
    await commandOf(journey, order);
    // A device takes the new URL for its account and begins anew with it.
    return observed(journey.dials, (to) => act(order, `${to.origin}${to.pathname}`));
  }

  async function send(request: HttpRequest): Promise<Observation> {
    const dial = await http.dial(request);
    return observed([dial], (to) => {
      if (to.search === '') to.search = new URL(request.url).search;
      return send({ ...request, url: to.href });
    });
  }

  return {
    async perform(verb, { connect, ...options }) {
      return act(parseVerb(easVerbs, verb, options), `https://${connect}${easPaths.root}`);
    },
    send({ body, ...request }) {
      if (body === undefined) return send(request);
      return send({ ...request, body: isWbxml(request.headers) ? Buffer.from(body, 'latin1') : body });
    },
    follow: () => next?.() ?? Promise.resolve(observationOf([])),
    inFlight: http.inFlight,
    close: http.close,
  };
}

/** A raw body of this type is written as one character per byte. */
function isWbxml(headers: Record<string, string> = {}): boolean {
  return Object.entries(headers).some(
    ([name, value]) =>
      name.toLowerCase() === 'content-type' && value.toLowerCase().startsWith(wbxmlContentType),
  );
}
