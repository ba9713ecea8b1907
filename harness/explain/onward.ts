import { stickyChoice } from '../../mocks/kit/hop.ts';
import { easTargets } from '../../mocks/protocols/eas/mbx2013-target.ts';
import { owaTargets } from '../../mocks/protocols/owa/cas2007-target.ts';
import type { HttpProtocol } from '../../protocols/registry.ts';
import type { Considered, Decision, Reason } from '../../proxy/types.ts';
import {
  clientAccessServers,
  type MailboxFacts,
  type Server,
  serverNamed,
  type Topology,
} from '../../topology/index.ts';
import { serversAt } from './find.ts';

/** One stop behind the front end: who has the request there, and what becomes of it. */
export interface Onward {
  /** Any of these; one but for a load-balanced name. */
  servers: string[];
  text: string;
  reasons: Reason[];
  /** Where it could go on to; empty where it ends. */
  considered: (Considered & { url: string | null; chosen: boolean })[];
}

/** What the servers behind the front end go by. */
export interface Journey {
  topology: Topology;
  mailbox: MailboxFacts;
  protocol: HttpProtocol;
}

/** What follows a decision of CAS2013: nothing after a refusal. */
export function onwardAfter(journey: Journey, decision: Decision): Onward[] {
  switch (decision.kind) {
    case 'refuse':
      return [];
    case 'redirect':
      return arriveAt(journey, serversAt(journey.topology, decision.to), null);
    case 'proxy':
      return arriveAt(
        journey,
        [serverNamed(journey.topology, decision.target.server)].flatMap((server) => server ?? []),
        null,
      );
  }
}

/** What becomes of a request that arrives at one of some equal servers, sent on by `via` or by the client itself (null). */
export function arriveAt(journey: Journey, servers: readonly Server[], via: Server | null): Onward[] {
  const { mailbox } = journey;
  const [server] = servers;
  if (server === undefined) return [];
  const names = servers.map(({ name }) => name);
  const ends = (text: string): Onward[] => [{ servers: names, text, reasons: [], considered: [] }];
  if (server.version === 2013) {
    if (server.serverRole.includes('ClientAccess')) {
      return ends("is a front end, which takes no other server's word for the user: 401");
    }
    return mailbox.version === 2007 ? secondHop(journey, server) : ends('holds the mailbox');
  }
  if (mailbox.version === server.version && mailbox.site === server.site) {
    return [
      ...ends(`reads the mailbox on ${mailbox.server}`),
      { servers: [mailbox.server], text: 'holds the mailbox', reasons: [], considered: [] },
    ];
  }
  if (mailbox.version === 2007 && server.version === 2007 && via?.version !== 2007) {
    return acrossSites(journey, server, names);
  }
  return ends(
    `serves Exchange ${server.version} mailboxes${server.version === 2010 ? ` in ${server.site}` : ''}, not this one: 421`,
  );
}

/** MBX2013 and the ActiveSync of a 2007 mailbox. */
function secondHop(journey: Journey, server: Server): Onward[] {
  const { topology, mailbox } = journey;
  return goOn(journey, server, [server.name], {
    targets: easTargets(topology, mailbox).map(({ internalUrl, ...rest }) => ({ ...rest, url: internalUrl })),
    text: `goes on to the ActiveSync InternalUrl of a CAS2007 of ${mailbox.site}`,
    reasons: [
      {
        clause: mailbox.site === server.site ? 'E15-EAS-PURPLE' : 'E15-EAS-VIOLET',
        text: "it is MBX2013's hop, so it goes by InternalUrl",
      },
    ],
  });
}

/** CAS2007 and a 2007 mailbox of another site. */
function acrossSites(journey: Journey, server: Server, names: string[]): Onward[] {
  const { topology, mailbox, protocol } = journey;
  const isOwa = protocol === 'owa';
  return goOn(journey, server, names, {
    targets: isOwa
      ? owaTargets(topology, mailbox).map(({ internalUrl, ...rest }) => ({ ...rest, url: internalUrl }))
      : clientAccessServers(topology, 2007, mailbox.site).map(({ name, fqdn }) => ({
          server: name,
          url: `https://${fqdn}`,
          excluded: null,
        })),
    text: `proxies to a CAS2007 of ${mailbox.site}`,
    reasons: isOwa
      ? [{ clause: 'E15-OWA-VIOLET', text: `CAS2007 goes on to the mailbox's site, ${mailbox.site}` }]
      : [],
  });
}

function goOn(
  journey: Journey,
  server: Server,
  names: string[],
  hop: { targets: (Considered & { url: string | null })[]; text: string; reasons: Reason[] },
): Onward[] {
  const urls = hop.targets.flatMap(({ excluded, url }) => (excluded === null && url !== null ? [url] : []));
  const chosen = stickyChoice(urls, journey.mailbox);
  const stop = {
    servers: names,
    text: hop.text,
    reasons: hop.reasons,
    considered: hop.targets.map((target) => ({
      ...target,
      chosen: target.url === chosen && target.excluded === null,
    })),
  };
  if (chosen === undefined) return [{ ...stop, text: `${hop.text}; there is none: 503` }];
  const next = serversAt(journey.topology, chosen);
  if (next.length === 0) return [{ ...stop, text: `${hop.text}; nobody has that name: 503` }];
  return [stop, ...arriveAt(journey, next, server)];
}
