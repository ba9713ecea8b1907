import { fbaPaths } from '../../../protocols/owa/fba.ts';
import type { Account, MailboxFacts, VirtualDirectory } from '../../../topology/index.ts';
import type { Access } from '../../kit/access.ts';
import type { ExchangeHost } from '../../kit/host.ts';
import { attribute, type RoundTrip } from '../../kit/round-trip.ts';
import { openStore } from '../../kit/store-client.ts';
import type { ProtocolHandler } from '../../kit/web-site.ts';
import { answerMessage, answerPage, failOwa, methodNotAllowed, redirect } from './answers.ts';
import { authenticateOwa } from './authenticate.ts';
import { canaryOf, issueCanary } from './canary.ts';
import { logOn, showLogonPage, signOut } from './logon.ts';
import { mailboxPage } from './pages.ts';
import { readSession } from './session.ts';

/** What tells one version's OWA from another's. */
export interface OwaFlavour {
  access: Access;
  /** Where the logon form is taken. */
  formPaths: readonly string[];
  /** Cookie of the canary; null for a version without one. */
  canaryCookie: string | null;
  /** Answers an authenticated request under /owa/ for a mailbox, wherever that is. */
  openMailbox(roundTrip: RoundTrip, account: Account, mailbox: MailboxFacts): Promise<void>;
}

const anyMethod = ['GET', 'HEAD', 'POST'];
const pageMethods = ['GET', 'HEAD'];

/** OWA as the mocks of every version speak it. */
export function owaHandler(host: ExchangeHost, flavour: OwaFlavour): ProtocolHandler {
  return {
    claimedBy(request) {
      const session = readSession(host, request);
      return session && { user: session.user, identity: 'session' };
    },
    handle: (roundTrip, directory) => handle(host, flavour, roundTrip, directory),
    fail: (roundTrip, error) => failOwa(host, roundTrip, error),
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
  const hasForms = flavour.access === 'virtual directory' && directory.formsAuthentication;
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
  if (path !== '/owa/') return notFound(host, roundTrip);
  if (!pageMethods.includes(method)) return methodNotAllowed(host, roundTrip, pageMethods);
  if (account.mailbox === null) {
    return answerMessage(host, roundTrip, 404, 'No mailbox', `${account.name} has no mailbox.`);
  }
  await flavour.openMailbox(roundTrip, account, account.mailbox);
}

function notFound(host: ExchangeHost, roundTrip: RoundTrip): void {
  answerMessage(host, roundTrip, 404, 'Not found', 'This server has no such page.');
}

/** Answers with the mailbox page, read from the mailbox server that the directory names. */
export async function showMailbox(
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
