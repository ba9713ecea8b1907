import { easPaths, wbxmlContentType } from '../../../protocols/eas/headers.ts';
import { createHttpClient, type HttpRequest } from '../http/client.ts';
import { checkVerb, type VerbTable } from '../options.ts';
import type { Client, Dial, Driver, DriverContext, Observation } from '../types.ts';
import { accountOf, type EasOptions, valueProblems } from './account.ts';
import { type EasJourney, type EasMemory, emptyMemory, startJourney } from './device.ts';
import { observationOf } from './view.ts';

const login = { device: 'string', user: 'string', password: 'string' } as const;
const command = { ...login, version: 'string', query: 'string', queryUser: 'string' } as const;
const provisioned = { ...command, policyKey: 'number' } as const;
const verbs = {
  options: { ...login, version: 'string' },
  provision: command,
  'folder sync': provisioned,
  sync: provisioned,
  estimate: provisioned,
  fetch: provisioned,
  ping: { ...provisioned, heartbeat: 'number' },
} as const satisfies VerbTable;
type Verb = keyof typeof verbs;

const defaultHeartbeat = 480;

/** Exchange ActiveSync as a phone speaks it (wire.md §3). */
export const easDriver: Driver = {
  protocol: 'eas',
  verbs: Object.keys(verbs),
  check(verb, options) {
    const problems = checkVerb('eas', verbs, verb, options);
    return problems.length > 0 ? problems : valueProblems(options).map((problem) => `"${verb}": ${problem}`);
  },
  start: startEas,
};

const steps: Record<Verb, (journey: EasJourney, options: EasOptions) => Promise<unknown>> = {
  options: (journey) => journey.options(),
  provision: (journey) => journey.provision(),
  'folder sync': (journey) => journey.folderSync(),
  sync: (journey) => journey.sync(),
  estimate: (journey) => journey.estimate(),
  fetch: (journey) => journey.fetch(),
  ping: (journey, { heartbeat = defaultHeartbeat }) => journey.ping(heartbeat),
};

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

  async function act(verb: Verb, options: EasOptions, url: string): Promise<Observation> {
    const account = accountOf(context.credentials, url, options);
    const key = JSON.stringify([account.url, account.authorization, account.device]);
    const memory = memories.get(key) ?? emptyMemory();
    memories.set(key, memory);
    const journey = startJourney(http, account, memory);
    await steps[verb](journey, options);
    // A device takes the new URL for its account and begins anew with it.
    return observed(journey.dials, (to) => act(verb, options, `${to.origin}${to.pathname}`));
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
      const problems = easDriver.check(verb, options);
      if (problems.length > 0) throw new TypeError(problems.join('; '));
      return act(verb as Verb, options, `https://${connect}${easPaths.root}`);
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
