import { fbaPaths } from '../../../protocols/owa/fba.ts';
import {
  clientAccessServers,
  type ExchangeVersion,
  isInternetFacing,
  type Server,
  sameName,
  sameUrl,
  withExternalUrl,
} from '../../../topology/index.ts';
import { proxyToActiveCopy, proxyToClientAccess, refuse, type Situation } from '../../routing/candidates.ts';
import type { Considered, Decision, Reason } from '../../types.ts';

/** Where Outlook Web App goes: E15-OWA-*. */
export function decideOwa(situation: Situation): Decision {
  switch (situation.mailbox.version) {
    case 2013:
      return proxyToActiveCopy(situation, [
        { clause: 'E15-OWA-GREEN', text: 'a 2013 mailbox is served by the server with its active copy' },
      ]);
    case 2010:
      return decideOwa2010(situation);
    case 2007:
      return decideOwa2007(situation);
  }
}

function decideOwa2010(situation: Situation): Decision {
  const { mailbox, request, topology } = situation;
  const proxied = (clause: string, text: string) =>
    proxyToClientAccess(situation, 2010, mailbox.site, [{ clause, text }]);
  if (sameName(mailbox.site, request.frontEnd.site)) {
    return proxied('E15-OWA-RED', `a 2010 mailbox of the front end's own site, ${mailbox.site}`);
  }
  if (!isInternetFacing(topology, mailbox.site, 'owa')) {
    return proxied('E15-OWA-BLUE', `${mailbox.site} has no OWA ExternalUrl, so it is proxied to (TOP-4)`);
  }
  const redirect = redirectTo(situation, 2010, mailbox.site, [
    { clause: 'TOP-4', text: `${mailbox.site} is Internet-facing: it has an OWA ExternalUrl` },
    { clause: 'E15-OWA-ORANGE-2', text: 'a 2010 mailbox of another Internet-facing site is redirected' },
  ]);
  return (
    redirect ??
    proxied(
      'E15-OWA-BLUE',
      `no Exchange 2010 server of ${mailbox.site} has an OWA ExternalUrl to redirect to`,
    )
  );
}

function decideOwa2007(situation: Situation): Decision {
  const { mailbox, request } = situation;
  const own = request.frontEnd.site;
  const toMailboxSite = redirectTo(situation, 2007, mailbox.site, [
    { clause: 'E15-OWA-PURPLE', text: `a 2007 mailbox is redirected to the 2007 servers of ${mailbox.site}` },
  ]);
  if (toMailboxSite !== null) return toMailboxSite;
  const isOwnSite = sameName(mailbox.site, own);
  const toOwnSite = isOwnSite
    ? null
    : redirectTo(situation, 2007, own, [
        {
          clause: 'E15-OWA-VIOLET',
          text: `2007 in ${mailbox.site} has no OWA ExternalUrl: the 2007 servers of ${own} go on from there`,
        },
      ]);
  if (toOwnSite !== null) return toOwnSite;
  const sites = isOwnSite ? own : `${mailbox.site} or ${own}`;
  return refuse(
    503,
    `no Exchange 2007 Client Access server in ${sites} has an OWA ExternalUrl to redirect to`,
    [{ clause: 'SEL-12', text: 'a 2007 mailbox is never proxied to for OWA, and there is no URL for it' }],
    clientAccessServers(situation.topology, 2007, mailbox.site).map(withoutUrl),
  );
}

const withoutUrl = (server: Server): Considered => ({
  server: server.name,
  excluded: 'has no OWA ExternalUrl',
});

/**
 * A redirect to the ExternalUrl of a version band in a site, or null when it has none. Where its servers differ, that of
 * the first by name: the directory promises no order (WIRE-SEL-6).
 */
function redirectTo(
  { request, topology }: Situation,
  version: ExchangeVersion,
  site: string,
  reasons: Reason[],
): Decision | null {
  const servers = clientAccessServers(topology, version, site).toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const withUrl = withExternalUrl(servers, 'owa');
  const [first] = withUrl;
  if (first === undefined) return null;
  const { externalUrl } = first.directory;
  const destination = moveTo(externalUrl, request.url);
  const considered = servers.map((server): Considered => {
    const url = server.virtualDirectories.owa?.externalUrl;
    if (url === undefined) return withoutUrl(server);
    return {
      server: server.name,
      excluded: sameUrl(url, externalUrl) ? null : `has another ExternalUrl, ${url}`,
    };
  });
  const obstacle = obstacleToSingleSignOn(
    request,
    externalUrl,
    clientAccessServers(topology, 2013, request.frontEnd.site),
    withUrl
      .filter(({ directory }) => sameUrl(directory.externalUrl, externalUrl))
      .map(({ server }) => server),
  );
  if (obstacle !== null) {
    return {
      kind: 'redirect',
      style: 'plain',
      to: externalUrl,
      destination,
      considered,
      reasons: [...reasons, { clause: 'E15-OWA-7', text: `no single sign-on: ${obstacle}` }],
    };
  }
  return {
    kind: 'redirect',
    style: 'silent-sso',
    to: new URL(externalUrl).origin + (version === 2007 ? fbaPaths.owaAuthDll : fbaPaths.authOwa),
    destination,
    considered,
    reasons,
  };
}

/** E15-OWA-7. Behind a load-balanced name any of its servers may get the form, so all of them need FBA. */
function obstacleToSingleSignOn(
  request: Situation['request'],
  externalUrl: string,
  here: Server[],
  there: Server[],
): string | null {
  const withoutFba = (servers: Server[]) =>
    servers.filter(
      (server) =>
        server.virtualDirectories.owa !== undefined && !server.virtualDirectories.owa.formsAuthentication,
    );
  const missing = [...withoutFba(here), ...withoutFba(there)].map((server) => server.name);
  if (missing.length > 0) return `forms-based authentication is off on ${missing.join(', ')}`;
  if (new URL(externalUrl).protocol !== 'https:') return `the ExternalUrl ${externalUrl} is not https`;
  if (!request.secure) return 'the client did not come over HTTPS';
  if (!request.freshLogon) return 'the user did not sign in with the form just now';
  return null;
}

/** The user's path below /owa, in the namespace of `externalUrl`. */
function moveTo(externalUrl: string, url: string): string {
  const below = /^\/owa(?=[/?]|$)\/?(.*)$/is.exec(url)?.[1] ?? '';
  return `${externalUrl.replace(/\/+$/, '')}/${below}`;
}
