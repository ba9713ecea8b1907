import type { HttpProtocol } from '../../../protocols/registry.ts';
import { driverFor } from '../../drivers/index.ts';
import type { Client, Credentials, Dial, Observation } from '../../drivers/types.ts';
import type { JudgedLab } from '../../run/judged-lab.ts';
import { pathOf } from '../../run/path.ts';
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
  const driver = driverFor(protocol);
  if (driver === undefined) throw new Error(`expected a driver for ${protocol}`);
  const names = new Set(lab.topology.servers.map(({ name }) => name));
  const journal = index.open(credentials.user, names);
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
    const { last, dials, isLoop } = await followAll(client, errand);
    await lab.synced();
    await journal.until(() => journal.requests().every(({ state }) => state !== 'open'));
    const facts = {
      serverAt: lab.serverAt,
      isUnderTest: lab.isUnderTest,
      originOf: index.originOf,
      isHop: (server: string) => names.has(server),
    };
    return {
      path: pathOf(dials, journal.contacts(), facts).path,
      status: last.dials.at(-1)?.answer?.status ?? null,
      mailbox: last.mailbox,
      page: last.page,
      isLoop,
      said: dials.map(({ method, url, answer, error }) => `${method} ${url}: ${answer?.status ?? error}`),
    };
  } finally {
    await client.close();
    journal.close();
  }
}

const verbs = { owa: 'sign in', eas: 'sync' } as const;

async function followAll(client: Client, { protocol, connect }: Errand) {
  const verb = protocol === 'owa' ? verbs.owa : verbs.eas;
  let last = await client.perform(verb, { connect });
  const dials: Dial[] = [...last.dials];
  const led: string[] = [];
  while (last.redirect !== null) {
    const { to, style } = last.redirect;
    if (led.includes(to)) return { last, dials, isLoop: true };
    led.push(to);
    last = await client.follow();
    dials.push(...last.dials);
    if (style !== 'plain' || !asksToSignIn(last)) continue;
    const { host, pathname } = new URL(to);
    last = await client.perform(verb, { connect: host, path: pathname });
    dials.push(...last.dials);
  }
  return { last, dials, isLoop: false };
}

function asksToSignIn({ page, dials }: Observation): boolean {
  const answer = dials.at(-1)?.answer;
  return (
    page === 'logon' || (answer?.status === 401 && /\bBasic\b/.test(answer.headers['www-authenticate'] ?? ''))
  );
}
