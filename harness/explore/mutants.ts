import { registry } from '../../protocols/registry.ts';
import { proxyToClientAccess, refuse } from '../../proxy/routing/candidates.ts';
import type { Decide, Decision, Target } from '../../proxy/types.ts';
import {
  isInternetFacing,
  type MailboxFacts,
  type Server,
  type Topology,
  type VirtualDirectory,
} from '../../topology/index.ts';

/** A deliberately wrong variant of the proxy's decision: what proves that the suite can fail. */
export interface Mutant {
  name: string;
  /** What it does wrong, as a sentence. */
  description: string;
  wrap(decide: Decide): Decide;
}

/** Every mutant; each makes cases of the suite fail (mutants.test.ts says which, and why). */
export const mutants: readonly Mutant[] = [
  {
    name: 'treats-2007-as-2010',
    description: 'routes a 2007 mailbox by the rules of 2010',
    wrap: (decide) => (request, mailbox, topology, health) =>
      decide(request, mailbox.version === 2007 ? { ...mailbox, version: 2010 } : mailbox, topology, health),
  },
  {
    name: 'always-local-site',
    description: "looks for servers in the front end's site instead of the mailbox's",
    wrap: (decide) => (request, mailbox, topology, health) =>
      decide(request, { ...mailbox, site: request.frontEnd.site }, topology, health),
  },
  {
    name: 'redirects-blue',
    description: 'redirects to a site that is not Internet-facing, by the InternalUrl there',
    wrap: (decide) => (request, mailbox, topology, health) =>
      decide(request, mailbox, withOwa(topology, isLegacyAtHome(mailbox), publishInternalUrl), health),
  },
  {
    name: 'proxies-orange',
    description: 'proxies to every 2010 site, Internet-facing or not',
    wrap: (decide) => (request, mailbox, topology, health) =>
      decide(
        request,
        mailbox,
        withOwa(topology, (server) => server.version === 2010, hideExternalUrl),
        health,
      ),
  },
  {
    name: 'proxies-purple',
    description: 'proxies OWA of a 2007 mailbox to a CAS2007 instead of redirecting',
    wrap: (decide) => (request, mailbox, topology, health) =>
      mailbox.version === 2007 && request.protocol === 'owa'
        ? proxyToClientAccess({ request, mailbox, topology, health }, 2007, mailbox.site, [])
        : decide(request, mailbox, topology, health),
  },
  {
    name: 'eas-straight-to-cas2007',
    description: 'proxies ActiveSync of a 2007 mailbox to a CAS2007 itself, past MBX2013',
    wrap: (decide) => (request, mailbox, topology, health) =>
      mailbox.version === 2007 && request.protocol === 'eas'
        ? proxyToClientAccess({ request, mailbox, topology, health }, 2007, mailbox.site, [])
        : decide(request, mailbox, topology, health),
  },
  {
    name: 'eas-451-for-orange',
    description: 'answers 451 to devices whose mailbox is in another Internet-facing site',
    wrap: (decide) => (request, mailbox, topology, health) =>
      request.protocol === 'eas' &&
      mailbox.site !== request.frontEnd.site &&
      isInternetFacing(topology, mailbox.site, 'activeSync')
        ? refuse(451, `devices belong to ${mailbox.site}`, [])
        : decide(request, mailbox, topology, health),
  },
  {
    name: 'url-from-internal-url',
    description: "builds the proxy URL from the target's InternalUrl instead of its FQDN",
    wrap: (decide) => (request, mailbox, topology, health) =>
      withTargets(decide(request, mailbox, topology, health), (target) => {
        const server = topology.servers.find(({ name }) => name === target.server);
        const url = server?.virtualDirectories[registry[request.protocol].virtualDirectory]?.internalUrl;
        return server?.version === 2013 || url === undefined ? target : atOrigin(target, new URL(url));
      }),
  },
  {
    name: 'wrong-version-band',
    description: 'takes a CAS2007 for a 2010 mailbox',
    wrap: (decide) => (request, mailbox, topology, health) =>
      decide(request, mailbox, mailbox.version === 2010 ? withSwappedBands(topology) : topology, health),
  },
  {
    name: 'ignores-out-of-service',
    description: 'proxies to a CAS2010 whose IsOutOfService is set',
    wrap: (decide) => (request, mailbox, topology, health) =>
      decide(request, mailbox, withServers(topology, back), health),
  },
  {
    name: 'plain-redirect-instead-of-sso',
    description: 'redirects plainly where single sign-on is possible',
    wrap: (decide) => (request, mailbox, topology, health) =>
      decide({ ...request, freshLogon: false }, mailbox, topology, health),
  },
  {
    name: 'sso-without-forms',
    description: 'redirects silently although forms-based authentication is off on one side',
    wrap: (decide) => (request, mailbox, topology, health) =>
      decide(
        { ...request, freshLogon: true },
        mailbox,
        withOwa(topology, () => true, useForms),
        health,
      ),
  },
  {
    name: 'destination-not-moved',
    description: "leaves the destination of a redirect in the front end's namespace",
    wrap: (decide) => (request, mailbox, topology, health) => {
      const decision = decide(request, mailbox, topology, health);
      return decision.kind === 'redirect'
        ? { ...decision, destination: `https://${request.host}${request.url}` }
        : decision;
    },
  },
  {
    name: 'not-sticky',
    description: 'takes another candidate at every request of the same user',
    wrap: (decide) => {
      const turns = new Map<string, number>();
      return (request, mailbox, topology, health) => {
        const decision = decide(request, mailbox, topology, health);
        if (decision.kind !== 'proxy') return decision;
        const turn = (turns.get(mailbox.mailboxGuid) ?? 0) + 1;
        turns.set(mailbox.mailboxGuid, turn);
        const { candidates } = decision;
        const first = turn % candidates.length;
        const turned = [...candidates.slice(first), ...candidates.slice(0, first)];
        return { ...decision, candidates: turned, target: turned[0] ?? decision.target };
      };
    },
  },
  {
    name: 'ignores-active-copy',
    description: 'takes the member of the DAG that has only a passive copy',
    wrap: (decide) => (request, mailbox, topology, health) => {
      const copies = topology.databases.find(({ name }) => name === mailbox.database)?.servers ?? [];
      const passive = copies.find((name) => name !== mailbox.server) ?? mailbox.server;
      return decide(request, { ...mailbox, server: passive }, topology, health);
    },
  },
];

/** The mutant of that name; undefined when there is none. */
export function mutantNamed(name: string): Mutant | undefined {
  return mutants.find((mutant) => mutant.name === name);
}

function withServers(topology: Topology, change: (server: Server) => Server): Topology {
  return { ...topology, servers: topology.servers.map(change) };
}

function withOwa(
  topology: Topology,
  concerns: (server: Server) => boolean,
  change: (owa: VirtualDirectory) => VirtualDirectory,
): Topology {
  return withServers(topology, (server) => {
    const { owa } = server.virtualDirectories;
    if (owa === undefined || !concerns(server)) return server;
    return { ...server, virtualDirectories: { ...server.virtualDirectories, owa: change(owa) } };
  });
}

const isLegacyAtHome =
  ({ version, site }: MailboxFacts) =>
  (server: Server) =>
    version === 2010 && server.version === version && server.site === site;

const publishInternalUrl = (owa: VirtualDirectory): VirtualDirectory => ({
  ...(owa.internalUrl !== undefined && { externalUrl: owa.internalUrl }),
  ...owa,
});

const hideExternalUrl = ({ externalUrl: _, ...owa }: VirtualDirectory): VirtualDirectory => owa;

const useForms = (owa: VirtualDirectory): VirtualDirectory => ({ ...owa, formsAuthentication: true });

const back = (server: Server): Server => ({ ...server, isOutOfService: false });

function withSwappedBands(topology: Topology): Topology {
  return withServers(topology, (server) => {
    if (server.version === 2013 || !server.serverRole.includes('ClientAccess')) return server;
    return { ...server, version: server.version === 2007 ? 2010 : 2007 };
  });
}

function withTargets(decision: Decision, change: (target: Target) => Target): Decision {
  if (decision.kind !== 'proxy') return decision;
  return {
    ...decision,
    target: change(decision.target),
    candidates: decision.candidates.map(change),
  };
}

function atOrigin(target: Target, url: URL): Target {
  return { ...target, fqdn: url.hostname, port: Number(url.port || 443), origin: url.origin };
}
