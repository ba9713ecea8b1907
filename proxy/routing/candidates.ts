import { type HttpProtocol, registry } from '../../protocols/registry.ts';
import {
  type ExchangeVersion,
  isClientAccess,
  isMailbox,
  type ListenerRole,
  listenersOf,
  type MailboxFacts,
  nominalPorts,
  type Server,
  sameName,
  type Topology,
} from '../../topology/index.ts';
import type { Health } from '../health/health.ts';
import type { Considered, Decision, Reason, RequestFacts, Target } from '../types.ts';
import { rendezvousOrder } from './rendezvous.ts';

/** Everything that a rule of a protocol looks at. */
export interface Situation {
  request: RequestFacts;
  mailbox: MailboxFacts;
  topology: Topology;
  health: Health;
}

/** A target as CAS2013 builds it: from the server's FQDN, never from InternalUrl or a namespace (SEL-1). */
function targetOf(server: Server, role: ListenerRole, protocol: HttpProtocol): Target | undefined {
  const listener = listenersOf(server).find((it) => it.role === role && it.protocols.includes(protocol));
  if (listener === undefined) return undefined;
  const { nominalPort: port } = listener;
  const origin = `https://${server.fqdn}${port === nominalPorts.https ? '' : `:${port}`}`;
  return { server: server.name, fqdn: server.fqdn, port, origin };
}

/** Proxies to a Client Access server of a version band in a site: SEL-1, SEL-7, SEL-9, SEL-11, SEL-12, SEL-13. */
export function proxyToClientAccess(
  situation: Situation,
  version: ExchangeVersion,
  site: string,
  reasons: Reason[],
): Decision {
  const wanted = `an Exchange ${version} Client Access server in ${site}`;
  const look = lookAt(situation, 'client-access', version, wanted, (server) => otherSite(server, site));
  return proxyTo(situation, look, [
    ...reasons,
    {
      clause: 'SEL-13',
      text: `the mailbox is an Exchange ${version} one in ${site}, and so are the candidates`,
    },
  ]);
}

/** Proxies to the 2013 Mailbox server with the active copy of the mailbox's database. */
export function proxyToActiveCopy(situation: Situation, reasons: Reason[]): Decision {
  const { server: holder, database } = situation.mailbox;
  const wanted = `${holder}, which has the active copy`;
  const look = lookAt(situation, 'back-end', 2013, wanted, ({ name }) =>
    sameName(name, holder) ? null : `has not the active copy of ${database}`,
  );
  return proxyTo(situation, look, reasons);
}

/** Proxies to any 2013 Mailbox server of the front end's own site. */
export function proxyToLocalMailboxServer(situation: Situation, reasons: Reason[]): Decision {
  const { site } = situation.request.frontEnd;
  const wanted = `an Exchange 2013 Mailbox server in ${site}`;
  const look = lookAt(situation, 'back-end', 2013, wanted, (server) => otherSite(server, site));
  return proxyTo(situation, look, reasons);
}

/** A decision to answer `status` without asking any server. */
export function refuse(
  status: number,
  why: string,
  reasons: Reason[],
  considered: Considered[] = [],
): Decision {
  return { kind: 'refuse', status, why, reasons, considered };
}

/** Servers that were looked at, for what is `wanted`, said in words, and who of theirs listens for it. */
interface Look {
  role: ListenerRole;
  considered: { server: Server; excluded: string | null }[];
  wanted: string;
}

/** @param elsewhere why a server of the right version is not the one wanted; null when it is */
function lookAt(
  { topology, request, health }: Situation,
  role: 'client-access' | 'back-end',
  version: ExchangeVersion,
  wanted: string,
  elsewhere: (server: Server) => string | null,
): Look {
  const isClientAccessWanted = role === 'client-access';
  const considered = topology.servers
    .filter((server) => (isClientAccessWanted ? isClientAccess(server) : isMailbox(server)))
    .map((server) => ({
      server,
      excluded:
        otherBand(server, version) ??
        elsewhere(server) ??
        unusable(server, request.protocol, health, isClientAccessWanted),
    }));
  return { role, considered, wanted };
}

function proxyTo(
  { mailbox, request }: Situation,
  { role, considered: looked, wanted }: Look,
  reasons: Reason[],
): Decision {
  const considered = looked.map(({ server, excluded }) => ({ server: server.name, excluded }));
  const usable = looked.filter(({ excluded }) => excluded === null).map(({ server }) => server);
  const candidates = rendezvousOrder(mailbox.mailboxGuid, usable, (server) => server.name).flatMap(
    (server) => targetOf(server, role, request.protocol) ?? [],
  );
  const [target] = candidates;
  if (target === undefined) {
    return refuse(
      503,
      `no server is available for ${request.protocol}: wanted ${wanted}`,
      [...reasons, { clause: 'SEL-12', text: 'no candidate is left: the proxy answers 503 itself' }],
      considered,
    );
  }
  return {
    kind: 'proxy',
    target,
    candidates,
    considered,
    reasons: [
      ...reasons,
      ...(candidates.length > 1
        ? [
            {
              clause: 'SEL-11',
              text: `the mailbox's GUID prefers ${target.server} among ${candidates.length} candidates`,
            },
          ]
        : []),
      { clause: 'SEL-1', text: `the URL is built from the server's FQDN: ${target.origin}` },
    ],
  };
}

function otherBand(server: Server, version: ExchangeVersion): string | null {
  return server.version === version ? null : `is Exchange ${server.version}, not ${version} (SEL-13)`;
}

function otherSite(server: Server, site: string): string | null {
  return sameName(server.site, site) ? null : `is in ${server.site}, not ${site} (SEL-13)`;
}

function unusable(
  server: Server,
  protocol: HttpProtocol,
  health: Health,
  clientAccess: boolean,
): string | null {
  const directory = registry[protocol].virtualDirectory;
  if (server.virtualDirectories[directory] === undefined) return `has no ${directory} virtual directory`;
  if (clientAccess && server.version === 2010 && server.isOutOfService) return 'is out of service (SEL-9)';
  if (!health.isUp(server.name, protocol)) return `is down for ${protocol} (SEL-7)`;
  return null;
}
