import {
  type LogonReason,
  logonPageUrl,
  logonReasons,
  parseLogonForm,
  safeDestination,
} from '../../../protocols/owa/fba.ts';
import { logonPage, messagePage } from '../../../protocols/owa/pages.ts';
import type { ExchangeVersion } from '../../../topology/index.ts';
import { readText } from '../../kit/body.ts';
import { accountNameOf } from '../../kit/claims.ts';
import { originOf } from '../../kit/hop.ts';
import type { ExchangeHost } from '../../kit/host.ts';
import { attribute, type Exchange } from '../../kit/round-trip.ts';
import { answerMessage, answerPage, redirect } from './answers.ts';
import { canaryOf, hasCanary } from './canary.ts';
import { clearCookie, clearSession, issueSession, readSession, stateOf } from './session.ts';

/** Octets of a posted form. */
const formLimit = 16_384;

/** GET of the logon page. A `url` on another host is not kept: the page leads to this host's OWA instead. */
export function showLogonPage(host: ExchangeHost, exchange: Exchange, version: ExchangeVersion): void {
  const query = new URLSearchParams(exchange.query);
  const destination = safeDestination(query.get('url') || '/owa/', hostOf(exchange));
  answerPage(
    host,
    exchange,
    200,
    logonPage(version, destination ?? `${originOf(exchange)}/owa/`, reasonOf(query.get('reason'))),
  );
}

function reasonOf(text: string | null): LogonReason {
  return Object.values(logonReasons).find((reason) => String(reason) === text) ?? logonReasons.none;
}

/** POST of the logon form: cookies and the way to `destination`, or back to the logon page. */
export async function logOn(host: ExchangeHost, exchange: Exchange): Promise<void> {
  const body = await readForm(host, exchange);
  if (body === null) return;
  const asked = new URLSearchParams(body).get('destination') || '/owa/';
  const destination = safeDestination(asked, hostOf(exchange));
  const form = parseLogonForm(body);
  if (form !== null) attribute(exchange, accountNameOf(form.username), 'fba');
  if (destination === null) {
    answerMessage(host, exchange, 400, 'Bad request', 'The destination is not on this server.');
    return;
  }
  const account = form && (await host.directory.authenticate(form.username, form.password));
  if (form === null || account === null) {
    redirect(host, exchange, 302, logonPageUrl(destination, logonReasons.badPassword));
    return;
  }
  attribute(exchange, account.name, 'fba');
  const { name: user, userPrincipalName } = account;
  issueSession(host, exchange, { user, userPrincipalName, isPrivate: form.isPrivate });
  redirect(host, exchange, 302, destination);
}

/**
 * Ends the session. Whoever is signed in has to show the canary where the version has one, or any page on the web
 * could sign a user out. @param hasForms false where the session is somebody else's: a front end's, or the browser's
 */
export async function signOut(
  host: ExchangeHost,
  exchange: Exchange,
  canaryCookie: string | null,
  hasForms: boolean,
): Promise<void> {
  const form = exchange.request.method === 'POST' ? await readForm(host, exchange) : '';
  if (form === null) return;
  const user = signedInUser(host, exchange);
  if (canaryCookie !== null && user !== null) {
    if (!hasCanary(exchange, canaryCookie, canaryOf(host, user), form)) {
      answerMessage(host, exchange, 403, 'Sign-out refused', 'The request does not carry the canary.');
      return;
    }
  }
  if (canaryCookie !== null) clearCookie(exchange, canaryCookie);
  if (hasForms) clearSession(exchange);
  if (hasForms || exchange.claims.token !== null) {
    redirect(host, exchange, 302, logonPageUrl(`${originOf(exchange)}/owa/`, logonReasons.signedOff));
  } else {
    const text = 'Close all browser windows to finish signing out.';
    answerPage(host, exchange, 200, messagePage('signed-out', 'You have signed out', text));
  }
}

function signedInUser(host: ExchangeHost, exchange: Exchange): string | null {
  const { token } = exchange.claims;
  if (token !== null) return token === 'forged' ? null : token.user;
  const session = readSession(host, exchange.request);
  return session !== null && stateOf(session, host.clock.now()) !== 'expired' ? session.user : null;
}

async function readForm(host: ExchangeHost, exchange: Exchange): Promise<string | null> {
  const type = (exchange.request.headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase();
  const body = await readText(exchange.request, formLimit);
  if (type === 'application/x-www-form-urlencoded' || body === '') return body;
  const found = type === '' ? 'nothing' : type;
  answerMessage(
    host,
    exchange,
    400,
    'Bad request',
    `Expected a form (application/x-www-form-urlencoded); found ${found}.`,
  );
  return null;
}

function hostOf(exchange: Exchange): string {
  const origin = originOf(exchange);
  return URL.canParse(origin) ? new URL(origin).host : exchange.host.fqdn;
}
