import { type LogonReason, logonPageUrl, logonReasons, parseLogonForm } from '../../../protocols/owa/fba.ts';
import type { ExchangeVersion } from '../../../topology/index.ts';
import { readText } from '../../kit/body.ts';
import { accountNameOf } from '../../kit/claims.ts';
import { originOf } from '../../kit/hop.ts';
import type { ExchangeHost } from '../../kit/host.ts';
import { attribute, type RoundTrip } from '../../kit/round-trip.ts';
import { answerMessage, answerPage, redirect } from './answers.ts';
import { canaryOf, hasCanary } from './canary.ts';
import { ownDestination } from './destination.ts';
import { logonPage, messagePage } from './pages.ts';
import { clearCookie, clearSession, issueSession, readSession, stateOf } from './session.ts';

/** Octets of a posted form. */
const formLimit = 16_384;

/** GET of the logon page. A `url` on another host is not kept: the page leads to this host's OWA instead. */
export function showLogonPage(host: ExchangeHost, roundTrip: RoundTrip, version: ExchangeVersion): void {
  const query = new URLSearchParams(roundTrip.query);
  const destination = ownDestination(query.get('url') || '/owa/', ownOrigin(roundTrip));
  answerPage(
    host,
    roundTrip,
    200,
    logonPage(version, destination ?? `${originOf(roundTrip)}/owa/`, reasonOf(query.get('reason'))),
  );
}

function reasonOf(text: string | null): LogonReason {
  return Object.values(logonReasons).find((reason) => String(reason) === text) ?? logonReasons.none;
}

/** POST of the logon form: cookies and the way to `destination`, or back to the logon page. */
export async function logOn(host: ExchangeHost, roundTrip: RoundTrip): Promise<void> {
  const body = await readForm(host, roundTrip);
  if (body === null) return;
  const asked = new URLSearchParams(body).get('destination') || '/owa/';
  const destination = ownDestination(asked, ownOrigin(roundTrip));
  const form = parseLogonForm(body);
  if (form !== null) attribute(roundTrip, accountNameOf(form.username), 'fba');
  if (destination === null) {
    answerMessage(host, roundTrip, 400, 'Bad request', 'The destination is not on this server.');
    return;
  }
  const account = form && (await host.directory.authenticate(form.username, form.password));
  if (form === null || account === null) {
    redirect(host, roundTrip, 302, logonPageUrl(destination, logonReasons.badPassword));
    return;
  }
  attribute(roundTrip, account.name, 'fba');
  const { name: user, userPrincipalName } = account;
  issueSession(host, roundTrip, { user, userPrincipalName, isPrivate: form.isPrivate });
  redirect(host, roundTrip, 302, destination);
}

/**
 * Ends the session. Whoever is signed in has to show the canary where the version has one, or any page on the web
 * could sign a user out. @param hasForms false where the session is somebody else's: a front end's, or the browser's
 */
export async function signOut(
  host: ExchangeHost,
  roundTrip: RoundTrip,
  canaryCookie: string | null,
  hasForms: boolean,
): Promise<void> {
  const form = roundTrip.request.method === 'POST' ? await readForm(host, roundTrip) : '';
  if (form === null) return;
  const user = signedInUser(host, roundTrip);
  if (canaryCookie !== null && user !== null) {
    if (!hasCanary(roundTrip, canaryCookie, canaryOf(host, user), form)) {
      answerMessage(host, roundTrip, 403, 'Sign-out refused', 'The request does not carry the canary.');
      return;
    }
  }
  if (canaryCookie !== null) clearCookie(roundTrip, canaryCookie);
  if (hasForms) clearSession(roundTrip);
  if (hasForms || roundTrip.claims.token !== null) {
    redirect(host, roundTrip, 302, logonPageUrl(`${originOf(roundTrip)}/owa/`, logonReasons.signedOff));
  } else {
    const text = 'Close all browser windows to finish signing out.';
    answerPage(host, roundTrip, 200, messagePage('You have signed out', text));
  }
}

function signedInUser(host: ExchangeHost, roundTrip: RoundTrip): string | null {
  const { token } = roundTrip.claims;
  if (token !== null) return token === 'forged' ? null : token.user;
  const session = readSession(host, roundTrip.request);
  return session !== null && stateOf(session, host.clock.now()) !== 'expired' ? session.user : null;
}

async function readForm(host: ExchangeHost, roundTrip: RoundTrip): Promise<string | null> {
  const type = (roundTrip.request.headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase();
  const body = await readText(roundTrip.request, formLimit);
  if (type === 'application/x-www-form-urlencoded' || body === '') return body;
  const found = type === '' ? 'nothing' : type;
  answerMessage(
    host,
    roundTrip,
    400,
    'Bad request',
    `Expected a form (application/x-www-form-urlencoded); found ${found}.`,
  );
  return null;
}

/** What the client typed, unless that is no name. */
function ownOrigin(roundTrip: RoundTrip): string {
  const origin = originOf(roundTrip);
  return URL.canParse(origin) ? origin : `https://${roundTrip.host.fqdn}`;
}
