import { fbaPaths } from '../../../protocols/owa/fba.ts';
import { mailboxPage } from '../../../protocols/owa/pages.ts';
import type { Account, MailboxFacts, VirtualDirectory } from '../../../topology/index.ts';
import type { ExchangeHost } from '../../kit/host.ts';
import { attribute, type Exchange } from '../../kit/round-trip.ts';
import { openStore } from '../../kit/store-client.ts';
import type { ProtocolHandler } from '../../kit/web-site.ts';
import { answerMessage, answerPage, failOwa, methodNotAllowed, redirect } from './answers.ts';
import { authenticateOwa, type Door } from './authenticate.ts';
import { canaryOf, issueCanary } from './canary.ts';
import { logOn, showLogonPage, signOut } from './logon.ts';
import { readSession } from './session.ts';

/** What tells one version's OWA from another's. */
export interface OwaFlavour {
  door: Door;
  /** Where the logon form is taken. */
  formPaths: readonly string[];
  /** Cookie of the canary; null for a version without one. */
  canaryCookie: string | null;
  /** Answers an authenticated request under /owa/ for a mailbox, wherever that is. */
  openMailbox(exchange: Exchange, account: Account, mailbox: MailboxFacts): Promise<void>;
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
    handle: (exchange, directory) => handle(host, flavour, exchange, directory),
    fail: (exchange, error) => failOwa(host, exchange, error),
  };
}

async function handle(
  host: ExchangeHost,
  flavour: OwaFlavour,
  exchange: Exchange,
  directory: VirtualDirectory,
): Promise<void> {
  const { path, query } = exchange;
  const method = exchange.request.method ?? '';
  const hasForms = flavour.door === 'virtual directory' && directory.formsAuthentication;
  if (!anyMethod.includes(method)) {
    return methodNotAllowed(host, exchange, anyMethod);
  }
  if (path === '/owa') {
    return redirect(host, exchange, 301, `/owa/${query === '' ? '' : `?${query}`}`);
  }
  if (hasForms && path === fbaPaths.logonPage) {
    if (!pageMethods.includes(method)) return methodNotAllowed(host, exchange, pageMethods);
    return showLogonPage(host, exchange, host.server().version);
  }
  if (hasForms && flavour.formPaths.includes(path)) {
    if (method !== 'POST') return methodNotAllowed(host, exchange, ['POST']);
    return logOn(host, exchange);
  }
  if (hasForms && (path.startsWith('/owa/auth/') || path === fbaPaths.authOwa)) {
    return notFound(host, exchange);
  }
  if (hasForms && path === fbaPaths.logoff && exchange.claims.token === null) {
    return signOut(host, exchange, flavour.canaryCookie, true);
  }
  const account = await authenticateOwa(host, exchange, directory, flavour.door);
  if (account === null) return;
  attribute(exchange, account.name, exchange.entry.identity);
  if (path === fbaPaths.logoff) return signOut(host, exchange, flavour.canaryCookie, false);
  if (path !== '/owa/') return notFound(host, exchange);
  if (!pageMethods.includes(method)) return methodNotAllowed(host, exchange, pageMethods);
  if (account.mailbox === null) {
    return answerMessage(host, exchange, 404, 'No mailbox', `${account.name} has no mailbox.`);
  }
  await flavour.openMailbox(exchange, account, account.mailbox);
}

function notFound(host: ExchangeHost, exchange: Exchange): void {
  answerMessage(host, exchange, 404, 'Not found', 'This server has no such page.');
}

/** Answers with the mailbox page, read from the mailbox server that the directory names. */
export async function showMailbox(
  host: ExchangeHost,
  exchange: Exchange,
  account: Account,
  mailbox: MailboxFacts,
  canaryCookie: string | null,
): Promise<void> {
  const read = await openStore(host, account, mailbox, exchange.gone).messages('inbox');
  const canary = canaryCookie === null ? '' : canaryOf(host, account.name);
  if (canaryCookie !== null) issueCanary(exchange, canaryCookie, canary);
  answerPage(
    host,
    exchange,
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
