import { createHash } from 'node:crypto';
import { type Endpoint, type NameMap, nameKey } from '../../net/name-map.ts';
import { findAccount, sameName, type Topology } from '../../topology/index.ts';
import { driverFor } from '../drivers/index.ts';
import type { Client, CookiesOf, Credentials, Driver, Pace } from '../drivers/types.ts';
import type { Lab } from '../lab/types.ts';
import type { Case } from '../specs/case.ts';
import type { Step } from '../specs/schema.ts';
import type { CaseJournal } from './journal-index.ts';
import type { Actor, CaseSetting } from './perform.ts';

/** The clients of a case: each has one for each of its protocol's drivers that a step needs. */
export interface Actors {
  /** @throws Error when no driver of the protocol knows the step's verb, which specs are checked for */
  actorOf(step: Step): Actor;
  /** Ends every client; one that is asked for later can do nothing any more. */
  close(): Promise<void>;
}

/** Who the clients of a case are. */
export interface Cast {
  /** Of the case's own user. */
  alias: string;
  /** Of the other users whose clients the case has. */
  guests: ReadonlyMap<string, string>;
}

interface Started {
  client: Client;
  balancer: Balancer;
}

/** What stands before the servers of a name. */
interface Balancer {
  /** The one that it leads to; null: any. */
  member: string | null;
}

/** Starts each client when a step first needs it; what they open is the case's in its journal. */
export function createActors(
  it: Pick<Case, 'user' | 'member' | 'clients' | 'connect' | 'steps'>,
  { alias, guests }: Cast,
  { lab, drivers }: Pick<CaseSetting, 'lab' | 'drivers'>,
  journal: CaseJournal,
  pace: Pace,
): Actors {
  const started = new Map<string, Started>();
  const names = namesFor(it, lab);
  let closed = false;

  function start(driver: Driver, credentials: Credentials): Started {
    const balancer: Balancer = { member: null };
    const client = driver.start({
      credentials,
      names,
      ca: lab.ca,
      choose: (endpoints) =>
        endpoints.find((endpoint) => lab.serverAt(endpoint) === balancer.member) ??
        stickyChoice(endpoints, credentials.user),
      now: () => lab.now(),
      pace,
      onConnect({ endpoint, localPort }) {
        const server = lab.serverAt(endpoint);
        if (server !== undefined) journal.claim({ server, port: endpoint.port }, localPort);
      },
    });
    return { client, balancer };
  }

  function startedFor(name: string | undefined, driver: Driver): Started {
    const key = JSON.stringify([name, drivers.indexOf(driver)]);
    const persona = clientNamed(it, name).user;
    const one =
      started.get(key) ?? start(driver, credentialsOf(persona, lab.topology, guests.get(persona) ?? alias));
    started.set(key, one);
    return one;
  }

  return {
    actorOf(step) {
      const driver = driverFor(drivers, step.do);
      if (driver === undefined) throw new Error(`no driver knows ${step.do ?? 'raw requests'}`);
      const { user, member } = clientNamed(it, step.client);
      const { client, balancer } = startedFor(step.client, driver);
      const wanted = step.member ?? member;
      if (balancer.member !== wanted) client.disconnect();
      balancer.member = wanted;
      if (closed) void client.close();
      const cookiesOf: CookiesOf = (name, url) => startedFor(name ?? step.client, driver).client.cookies(url);
      const { password } = credentialsOf(user, lab.topology, '');
      return { client, rules: driver.rules, cookiesOf, account: { persona: user, password } };
    },
    async close() {
      closed = true;
      await Promise.all([...started.values()].map(({ client }) => client.close()));
    },
  };
}

/** The persona and the member of a client; of the first one without a name. */
function clientNamed({ user, member, clients }: Pick<Case, 'user' | 'member' | 'clients'>, name?: string) {
  return name === undefined ? { user, member } : (clients[name] ?? { user, member });
}

/** The account that a persona has under an alias. */
function credentialsOf(persona: string, topology: Topology, alias: string): Credentials {
  return {
    user: alias,
    userPrincipalName: findAccount(topology, alias)?.userPrincipalName ?? '',
    domain: topology.domain.netBios,
    password: topology.users.find(({ name }) => name === persona)?.password ?? '',
  };
}

/** What a client can resolve: the published names, and the servers that the case itself connects to by their FQDN. */
function namesFor({ connect, steps }: Pick<Case, 'connect' | 'steps'>, lab: Lab): NameMap {
  const { internet, corporate } = lab.names;
  const typed = new Set([connect, ...steps.map((step) => step.connect ?? connect)]);
  const servers = lab.topology.servers.filter(({ fqdn }) => [...typed].some((host) => sameName(host, fqdn)));
  // Names may change while the case runs.
  const names: NameMap = Object.create(internet);
  for (const { fqdn } of servers) {
    for (const key of [80, 443].map((port) => nameKey(fqdn, port))) {
      const endpoints = corporate[key];
      if (endpoints !== undefined) names[key] = endpoints;
    }
  }
  return names;
}

/** A load balancer with affinity: the same user always gets the same of a name's end points. */
function stickyChoice(endpoints: Endpoint[], alias: string): Endpoint | undefined {
  const hash = createHash('sha256').update(alias).digest().readUInt32BE();
  return endpoints[hash % Math.max(1, endpoints.length)];
}
