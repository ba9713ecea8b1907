import type { HttpProtocol } from '../../../protocols/registry.ts';
import type { HttpAttempt, HttpClientAttempt } from '../../drivers/http/attempt.ts';
import { driversOf } from '../../drivers/index.ts';
import type { Observation } from '../../drivers/observation.ts';
import type { Client, Credentials, Driver } from '../../drivers/types.ts';
import type { JudgedLab } from '../../run/judged-lab.ts';
import { pathOf } from '../../run/path.ts';
import { hopBehind } from '../../specs/hops.ts';
import type { Vantage } from '../whom.ts';

/** What a real client met with. */
export interface Met {
  /** As `run` reads it from the journals. */
  path: string[];
  /** Of the last answer; null when none came. */
  status: number | null;
  mailbox: string | null;
  /** Name of the page that is shown in the end. */
  page: string | null;
  /** Whether a redirect led to where one had led before. */
  isLoop: boolean;
  /** Every request and answer in short, for a message. */
  said: string[];
}

/** Whom the client acts as, and where it begins. */
export interface Errand {
  protocol: HttpProtocol;
  /** An alias of a persona, so that many clients share a lab. */
  credentials: Credentials;
  connect: string;
  vantage: Vantage;
}

/** Signs in (or synchronises), and follows every redirect, as the user of a real client would. */
export async function tryClient({ lab, index }: JudgedLab, errand: Errand): Promise<Met> {
  const { protocol, credentials, vantage } = errand;
  const [driver] = driversOf(protocol) as readonly Driver<HttpAttempt>[];
  if (driver === undefined) throw new Error(`expected a client of ${protocol}`);
  const names = new Set(lab.topology.servers.map(({ name }) => name));
  const journal = index.open([credentials.user], names);
  const client = driver.start({
    credentials,
    names: vantage === 'internet' ? lab.names.internet : lab.names.corporate,
    ca: lab.ca,
    choose: (endpoints) =>
      endpoints[credentials.user.charCodeAt(credentials.user.length - 1) % endpoints.length],
    now: () => lab.now(),
    onConnect({ endpoint, localPort }) {
      const server = lab.serverAt(endpoint);
      if (server !== undefined) journal.claim({ server, port: endpoint.port }, localPort);
    },
  });
  try {
    const { last, visits, isLoop } = await followAll(client, driver.opensBy, errand.connect);
    await lab.synced();
    await journal.until(() => journal.conversations().every(({ state }) => state !== 'open'));
    const facts = {
      serverAt: lab.serverAt,
      isUnderTest: lab.isUnderTest,
      originOf: index.originOf,
      hopOf: (server: string) => hopBehind(lab.topology, server),
      isHop: (server: string) => names.has(server),
    };
    return {
      path: pathOf(visits, journal.observed(), facts).path,
      status: last.attempts.at(-1)?.detail.answer?.status ?? null,
      mailbox: last.mailbox,
      page: last.page,
      isLoop,
      said: visits
        .flat()
        .map(({ detail: { method, url, answer }, error }) => `${method} ${url}: ${answer?.status ?? error}`),
    };
  } finally {
    await client.close();
    journal.close();
  }
}

async function followAll(client: Client<HttpAttempt>, verb: string, connect: string) {
  let last = await client.perform(verb, { connect });
  /** What is done at one go, and each following of a redirect. */
  const visits: HttpClientAttempt[][] = [last.attempts];
  const led: string[] = [];
  while (last.redirect !== null) {
    const { to, style } = last.redirect;
    if (led.includes(to)) return { last, visits, isLoop: true };
    led.push(to);
    last = await client.follow();
    const { attempts } = last;
    visits.push(attempts);
    if (style !== 'plain' || !asksToSignIn(last)) continue;
    const { host, pathname } = new URL(to);
    last = await client.perform(verb, { connect: host, path: pathname });
    visits[visits.length - 1] = [...attempts, ...last.attempts];
  }
  return { last, visits, isLoop: false };
}

function asksToSignIn({ page, attempts }: Observation<HttpAttempt>): boolean {
  const answer = attempts.at(-1)?.detail.answer;
  return (
    page === 'logon' || (answer?.status === 401 && /\bBasic\b/.test(answer.headers['www-authenticate'] ?? ''))
  );
}
