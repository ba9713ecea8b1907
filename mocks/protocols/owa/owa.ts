import { fbaPaths } from '../../../protocols/owa/fba.ts';
import type { Account, MailboxFacts, VirtualDirectory } from '../../../topology/index.ts';
import { type Access, waysInto } from '../../kit/access.ts';
import { factsOf, hopHeaders, withQuery } from '../../kit/hop.ts';
import type { ExchangeHost } from '../../kit/host.ts';
import { relay } from '../../kit/relay.ts';
import { attribute, type RoundTrip } from '../../kit/round-trip.ts';
import { openStore } from '../../kit/store-client.ts';
import { type RouteMailbox, refusal, type SpokenProtocol, sentenceOf } from '../routing.ts';
import { admitOwa, anyMethod } from './admit.ts';
import { answerMessage, answerPage, failOwa, mailboxNotHere, methodNotAllowed, redirect } from './answers.ts';
import { authenticateOwa } from './authenticate.ts';
import { canaryOf, issueCanary } from './canary.ts';
import { logOn, showLogonPage, signOut } from './logon.ts';
import { mailboxPage } from './pages.ts';
import { readSession, withoutSession } from './session.ts';

/** What tells one version's OWA from another's. */
export interface OwaFlavour {
  access: Access;
  /** Where the logon form is taken. */
  formPaths: readonly string[];
  /** Cookie of the canary; null for a version without one. */
  canaryCookie: string | null;
  /** Where an authenticated request for the mailbox page goes. */
  route: RouteMailbox;
}

const pageMethods = ['GET', 'HEAD'];
const page = '/owa/';

/** OWA as one version of server speaks it. */
export function owaProtocol(flavour: OwaFlavour): SpokenProtocol {
  return {
    admit: (directory, request) => admitOwa(directory, flavour, request),
    route(server, mailbox, topology, request) {
      return request.path.toLowerCase() === page
        ? flavour.route(server, mailbox, topology, request)
        : refusal(404, 'has no such page');
    },
    handler: (host) => ({
      claimedBy(request) {
        const session = readSession(host, request);
        return session && { user: session.user, identity: 'session' };
      },
      handle: (roundTrip, directory) => handle(host, flavour, roundTrip, directory),
      fail: (roundTrip, error) => failOwa(host, roundTrip, error),
    }),
  };
}

async function handle(
  host: ExchangeHost,
  flavour: OwaFlavour,
  roundTrip: RoundTrip,
  directory: VirtualDirectory,
): Promise<void> {
  const { path, query } = roundTrip;
  const method = roundTrip.request.method ?? '';
  const { forms: hasForms } = waysInto(directory, flavour.access);
  if (!anyMethod.includes(method)) {
    return methodNotAllowed(host, roundTrip, anyMethod);
  }
  if (path === '/owa') {
    return redirect(host, roundTrip, 301, `/owa/${query === '' ? '' : `?${query}`}`);
  }
  if (hasForms && path === fbaPaths.logonPage) {
    if (!pageMethods.includes(method)) return methodNotAllowed(host, roundTrip, pageMethods);
    return showLogonPage(host, roundTrip, host.server().version);
  }
  if (hasForms && flavour.formPaths.includes(path)) {
    if (method !== 'POST') return methodNotAllowed(host, roundTrip, ['POST']);
    return logOn(host, roundTrip);
  }
  if (hasForms && (path.startsWith('/owa/auth/') || path === fbaPaths.authOwa)) {
    return notFound(host, roundTrip);
  }
  if (hasForms && path === fbaPaths.logoff && roundTrip.claims.token === null) {
    return signOut(host, roundTrip, flavour.canaryCookie, true);
  }
  const account = await authenticateOwa(host, roundTrip, directory, flavour.access);
  if (account === null) return;
  attribute(roundTrip, account.name, roundTrip.entry.identity);
  if (path === fbaPaths.logoff) return signOut(host, roundTrip, flavour.canaryCookie, false);
  if (path !== page) return notFound(host, roundTrip);
  if (!pageMethods.includes(method)) return methodNotAllowed(host, roundTrip, pageMethods);
  if (account.mailbox === null) {
    return answerMessage(host, roundTrip, 404, 'No mailbox', `${account.name} has no mailbox.`);
  }
  await openMailbox(host, flavour, roundTrip, account, account.mailbox);
}

async function openMailbox(
  host: ExchangeHost,
  { route, canaryCookie }: OwaFlavour,
  roundTrip: RoundTrip,
  account: Account,
  mailbox: MailboxFacts,
): Promise<void> {
  const server = host.server();
  const way = route(server, mailbox, host.topology(), factsOf(roundTrip));
  switch (way.kind) {
    case 'serve':
      return showMailbox(host, roundTrip, account, mailbox, canaryCookie);
    case 'relay': {
      const cookie = withoutSession(roundTrip.request.headers.cookie);
      return relay(roundTrip, withQuery(way.to, roundTrip), {
        ...hopHeaders(host, roundTrip, account),
        ...(cookie !== undefined && { cookie }),
      });
    }
    case 'not-here':
      return mailboxNotHere(host, roundTrip, sentenceOf(server, way));
    case 'refuse':
      return answerMessage(host, roundTrip, way.status, 'Service unavailable', sentenceOf(server, way));
  }
}

function notFound(host: ExchangeHost, roundTrip: RoundTrip): void {
  answerMessage(host, roundTrip, 404, 'Not found', 'This server has no such page.');
}

/** Answers with the mailbox page, read from the mailbox server that the directory names. */
async function showMailbox(
  host: ExchangeHost,
  roundTrip: RoundTrip,
  account: Account,
  mailbox: MailboxFacts,
  canaryCookie: string | null,
): Promise<void> {
  const read = await openStore(host, account, mailbox, roundTrip.gone).messages('inbox');
  const canary = canaryCookie === null ? '' : canaryOf(host, account.name);
  if (canaryCookie !== null) issueCanary(roundTrip, canaryCookie, canary);
  answerPage(
    host,
    roundTrip,
    200,
    mailboxPage({
      owner: read.mailbox.owner,
      user: account.name,
      mailboxServer: read.mailbox.server,
      renderedBy: host.name,
      canary,
      messages: read.messages.map(({ subject, from, received }) => ({
        subject,
        from: from.name,
        received,
      })),
    }),
  );
}
