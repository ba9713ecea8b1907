import type { Part as MockPart } from '../../mocks/protocols/index.ts';
import {
  type ListenerRole,
  listenersOf,
  nominalPorts,
  type Server,
  sameName,
  serverNamed,
  type Topology,
} from '../../topology/index.ts';

/** Where a request starts from: the Internet resolves published namespaces only, the corporate network every name. */
export type Vantage = 'internet' | 'corporate network';

/** The front end under test, what a mock plays, or the store, which is for servers only. */
export type Part = MockPart | 'front end' | 'store';

/** A web site of a server. */
export interface Site {
  server: Server;
  part: Part;
}

/** Who has the name and port of a URL: some sites, or nobody, with the reason as a sentence. */
export type Whom = { kind: 'sites'; sites: Site[] } | Nobody;

/** No server of the organisation. `status` is what the lab's directory answers, if it has the name. */
export interface Nobody {
  kind: 'nobody';
  why: string;
  status?: number;
}

/** Finds out who has the name and port of a URL, as the lab's names are. Pure. */
export function whomAt(topology: Topology, vantage: Vantage, { hostname, protocol, port: given }: URL): Whom {
  const port = given === '' ? (protocol === 'https:' ? nominalPorts.https : plainPort) : Number(given);
  const nobody = (why: string): Nobody => ({ kind: 'nobody', why });
  const namespace = topology.namespaces.find(({ fqdn }) => sameName(fqdn, hostname));
  const owner = topology.servers.find(({ fqdn }) => sameName(fqdn, hostname));
  const isDirectory = sameName(topology.directory.fqdn, hostname);
  if (namespace === undefined && owner === undefined && !isDirectory) {
    return nobody(`nobody has the name ${hostname}`);
  }
  if (vantage === 'internet' && namespace?.internet !== true) {
    return nobody(`the Internet does not resolve ${hostname}`);
  }
  const sites =
    namespace === undefined
      ? sitesOf(owner, port)
      : namespace.servers.flatMap((name) => sitesOf(serverNamed(topology, name), port).filter(isForClients));
  if (isDirectory && protocol === 'https:' && port === nominalPorts.https) {
    return { ...nobody(`${hostname} is the directory`), status: 403 };
  }
  if (sites.length === 0) return nobody(`nobody listens on port ${port} of ${hostname}`);
  return protocol === 'https:'
    ? { kind: 'sites', sites }
    : nobody(`port ${port} of ${hostname} takes https only`);
}

/** Where http without TLS goes. */
const plainPort = 80;

/** What a load-balanced name leads to on its servers: never a back end or a store. */
const isForClients = ({ part }: Site) => part !== 'mbx2013' && part !== 'store';

function sitesOf(server: Server | undefined, port: number): Site[] {
  if (server === undefined) return [];
  return listenersOf(server)
    .filter(({ nominalPort, transport }) => transport === 'http' && nominalPort === port)
    .map(({ role }) => ({ server, part: partOf(server, role) }));
}

function partOf({ version }: Server, role: ListenerRole): Part {
  switch (role) {
    case 'client-access':
      return version === 2013 ? 'front end' : `cas${version}`;
    case 'back-end':
      return 'mbx2013';
    case 'store':
      return 'store';
  }
}
