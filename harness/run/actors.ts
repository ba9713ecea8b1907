import { createHash } from 'node:crypto';
import type { Endpoint } from '../../net/name-map.ts';
import { findAccount } from '../../topology/index.ts';
import { driverFor } from '../drivers/index.ts';
import type { Client, Credentials, Driver } from '../drivers/types.ts';
import type { Lab } from '../lab/types.ts';
import type { Case } from '../specs/case.ts';
import type { Step } from '../specs/schema.ts';
import type { CaseJournal } from './journal-index.ts';
import type { Actor, CaseSetting } from './perform.ts';

/** The clients of a case, one for each of its protocol's drivers that a step needs. */
export interface Actors {
  /** @throws Error when no driver of the protocol knows the step's verb, which specs are checked for */
  actorOf(step: Step): Actor;
  /** Ends every client; one that is asked for later can do nothing any more. */
  close(): Promise<void>;
}

/** Starts each client when a step first needs it; what they open is the case's in its journal. */
export function createActors(
  { lab, alias, drivers }: Pick<CaseSetting, 'lab' | 'drivers'> & { alias: string },
  credentials: Credentials,
  journal: CaseJournal,
): Actors {
  const clients = new Map<Driver, Client>();
  let closed = false;
  const start = (driver: Driver) =>
    driver.start({
      credentials,
      names: lab.names.internet,
      ca: lab.ca,
      choose: (endpoints) => stickyChoice(endpoints, alias),
      now: () => lab.now(),
      onConnect({ endpoint, localPort }) {
        const server = lab.serverAt(endpoint);
        if (server !== undefined) journal.claim({ server, port: endpoint.port }, localPort);
      },
    });
  return {
    actorOf(step) {
      const driver = driverFor(drivers, step.do);
      if (driver === undefined) throw new Error(`no driver knows ${step.do ?? 'raw requests'}`);
      const client = clients.get(driver) ?? start(driver);
      clients.set(driver, client);
      if (closed) void client.close();
      return { client, rules: driver.rules };
    },
    async close() {
      closed = true;
      await Promise.all([...clients.values()].map((client) => client.close()));
    },
  };
}

/** The account that a case runs as: its persona's under the alias. */
export function credentialsOf(it: Case, lab: Lab, alias: string): Credentials {
  const { users, domain } = lab.topology;
  const account = findAccount(lab.topology, alias);
  return {
    user: alias,
    userPrincipalName: account?.userPrincipalName ?? '',
    domain: domain.netBios,
    password: users.find(({ name }) => name === it.user)?.password ?? '',
  };
}

/** A load balancer with affinity: the same user always gets the same of a name's end points. */
function stickyChoice(endpoints: Endpoint[], alias: string): Endpoint | undefined {
  const hash = createHash('sha256').update(alias).digest().readUInt32BE();
  return endpoints[hash % Math.max(1, endpoints.length)];
}
