import { type HttpProtocol, virtualDirectoryOf } from '../../protocols/registry.ts';
import type { ExchangeVersion, MailboxFacts, Server, Topology } from '../../topology/index.ts';
import type { Considered, Decision, Health, Reason, RequestFacts, Target } from '../types.ts';
import { rendezvousOrder } from './rendezvous.ts';

/** Everything that a rule of a protocol looks at. */
export interface Situation {
  request: RequestFacts;
  mailbox: MailboxFacts;
  topology: Topology;
  health: Health;
}

/** The HTTPS port of a 2013 Mailbox server's back end (wire.md §1). */
const backEndPort = 444;

/** A target as CAS2013 builds it: from the server's FQDN, never from InternalUrl or a namespace (SEL-1). */
function targetOf(server: Server): Target {
  const port = server.version === 2013 && server.serverRole.includes('Mailbox') ? backEndPort : 443;
  const origin = port === 443 ? `https://${server.fqdn}` : `https://${server.fqdn}:${port}`;
  return { server: server.name, fqdn: server.fqdn, port, origin };
}

/** Proxies to a Client Access server of a version band in a site: SEL-1, SEL-7, SEL-9, SEL-11, SEL-12, SEL-13. */
export function proxyToClientAccess(
  situation: Situation,
  version: ExchangeVersion,
  site: string,
  reasons: Reason[],
): Decision {
  const { topology, request, health } = situation;
  const considered = topology.servers
    .filter((server) => server.serverRole.includes('ClientAccess'))
    .map((server) => ({
      server,
      excluded:
        otherBand(server, version) ??
        otherSite(server, site) ??
        unusable(server, request.protocol, health, true),
    }));
  return proxyTo(situation, considered, `an Exchange ${version} Client Access server in ${site}`, [
    ...reasons,
    {
      clause: 'SEL-13',
      text: `the mailbox is an Exchange ${version} one in ${site}, and so are the candidates`,
    },
  ]);
}

/** Proxies to the 2013 Mailbox server with the active copy of the mailbox's database. */
export function proxyToActiveCopy(situation: Situation, reasons: Reason[]): Decision {
  const { topology, request, health, mailbox } = situation;
  const considered = topology.servers
    .filter((server) => server.serverRole.includes('Mailbox'))
    .map((server) => ({
      server,
      excluded:
        otherBand(server, 2013) ??
        (server.name === mailbox.server ? null : `has not the active copy of ${mailbox.database}`) ??
        unusable(server, request.protocol, health, false),
    }));
  return proxyTo(situation, considered, `${mailbox.server}, which has the active copy`, reasons);
}

/** Proxies to any 2013 Mailbox server of the front end's own site. */
export function proxyToLocalMailboxServer(situation: Situation, reasons: Reason[]): Decision {
  const { topology, request, health } = situation;
  const considered = topology.servers
    .filter((server) => server.serverRole.includes('Mailbox'))
    .map((server) => ({
      server,
      excluded:
        otherBand(server, 2013) ??
        otherSite(server, request.frontEnd.site) ??
        unusable(server, request.protocol, health, false),
    }));
  return proxyTo(
    situation,
    considered,
    `an Exchange 2013 Mailbox server in ${request.frontEnd.site}`,
    reasons,
  );
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

function proxyTo(
  { mailbox, request }: Situation,
  looked: { server: Server; excluded: string | null }[],
  wanted: string,
  reasons: Reason[],
): Decision {
  const considered = looked.map(({ server, excluded }) => ({ server: server.name, excluded }));
  const usable = looked.filter(({ excluded }) => excluded === null).map(({ server }) => server);
  const candidates = rendezvousOrder(mailbox.mailboxGuid, usable, (server) => server.name).map(targetOf);
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
  return server.site === site ? null : `is in ${server.site}, not ${site} (SEL-13)`;
}

function unusable(
  server: Server,
  protocol: HttpProtocol,
  health: Health,
  clientAccess: boolean,
): string | null {
  const directory = virtualDirectoryOf[protocol];
  if (server.virtualDirectories[directory] === undefined) return `has no ${directory} virtual directory`;
  if (clientAccess && server.version === 2010 && server.isOutOfService) return 'is out of service (SEL-9)';
  if (!health.isUp(server.name, protocol)) return `is down for ${protocol} (SEL-7)`;
  return null;
}
