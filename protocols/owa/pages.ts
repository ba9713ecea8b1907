import { createHash } from 'node:crypto';
import type { ExchangeVersion } from '../../topology/index.ts';
import { html, page, type SafeHtml } from '../http/html.ts';
import { fbaPaths, type LogonForm, type LogonReason, logonFields, logonReasons } from './fba.ts';

/** A message in a mailbox, as the OWA page lists it. */
export interface MessageSummary {
  subject: string;
  from: string;
  received: string;
}

/** What the mailbox page says about the mailbox it shows. */
export interface MailboxPage {
  /** Persona whose mailbox it is. */
  owner: string;
  /** Who is signed in, alias suffix included. */
  user: string;
  /** Name of the mailbox server it was read from. */
  mailboxServer: string;
  /** Name of the Client Access (or 2013 Mailbox) server that made the page. */
  renderedBy: string;
  canary: string;
  messages: MessageSummary[];
}

const reasonTexts: Record<LogonReason, string> = {
  [logonReasons.none]: '',
  [logonReasons.signedOff]: 'You have signed out.',
  [logonReasons.badPassword]: "The user name or password you entered isn't correct. Try entering it again.",
  [logonReasons.expired]: 'Your session has timed out. Sign in again.',
};

/** The logon page; `version` decides where the form goes and whether it has 2010's and 2013's extra fields. */
export function logonPage(version: ExchangeVersion, destination: string, reason: LogonReason): string {
  const action = version === 2007 ? fbaPaths.owaAuthDll : fbaPaths.authOwa;
  const extra =
    version === 2007
      ? html``
      : html`<input type="hidden" name="passwordText" value=""><input type="hidden" name="trusted" value="4">`;
  const text = reasonTexts[reason];
  const notice =
    text === ''
      ? html``
      : html`<p class="${reason === logonReasons.badPassword ? 'error' : 'notice'}" role="status">${text}</p>`;
  return page(
    'logon',
    'Outlook Web App',
    html`<h1>Outlook Web App</h1>
${notice}
<form method="post" action="${action}" autocomplete="off">
<input type="hidden" name="destination" value="${destination}">
<input type="hidden" name="forcedownlevel" value="0"><input type="hidden" name="isUtf8" value="1">${extra}
<fieldset><legend>This computer is</legend>
<label><input type="radio" name="flags" value="0" checked> public or shared</label>
<label><input type="radio" name="flags" value="4"> private</label></fieldset>
<label for="username">User name</label><input id="username" name="username" autocomplete="username" required autofocus>
<label for="password">Password</label><input id="password" name="password" type="password" autocomplete="current-password" required>
<button type="submit">Sign in</button>
</form>`,
  );
}

const autoSubmit = 'document.forms[0].submit()';

/** Allows exactly the auto-submit of the silent redirect. */
export function silentRedirectPolicy(target: string): string {
  const hash = createHash('sha256').update(autoSubmit).digest('base64');
  return `default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${hash}'; form-action ${new URL(target).origin}`;
}

/**
 * The single-sign-on silent redirect: a page whose hidden form submits the same credentials to the target's FBA end
 * point (`action`, absolute), with the destination moved to the target's namespace.
 */
export function silentRedirectPage(action: string, form: LogonForm): string {
  const inputs: SafeHtml[] = Object.entries(logonFields(form)).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  );
  return page(
    'silent-redirect',
    'Outlook Web App',
    html`<p>Taking you to your mailbox…</p>
<form method="post" action="${action}" autocomplete="off">${inputs}<noscript><button type="submit">Continue</button></noscript></form>
<script>${{ html: autoSubmit }}</script>`,
  );
}

/** The mailbox, with the sentence that proves where it was read. */
export function mailboxPage(content: MailboxPage): string {
  const rows = content.messages.map(
    (
      message,
    ) => html`<li><strong>${message.subject}</strong> from ${message.from}, <time datetime="${message.received}">${readableTime(message.received)}</time></li>
`,
  );
  return page(
    'mailbox',
    `${content.owner} - Outlook Web App`,
    html`<h1>Inbox</h1>
<p data-mailbox="${content.owner}" data-mailbox-server="${content.mailboxServer}">You are reading ${content.owner}'s mailbox on ${content.mailboxServer}.</p>
<p>Signed in as ${content.user}; page made by ${content.renderedBy}.</p>
<ul>
${rows}</ul>
<form method="post" action="${fbaPaths.logoff}"><input type="hidden" name="canary" value="${content.canary}"><button type="submit">Sign out</button></form>`,
  );
}

/** `2014-03-25 09:00 UTC` of an ISO 8601 time. */
function readableTime(time: string): string {
  return `${time.slice(0, 10)} ${time.slice(11, 16)} UTC`;
}

/** A page that only says something: `name` as in `data-page`. */
export function messagePage(name: string, title: string, text: string): string {
  return page(name, title, html`<h1>${title}</h1><p>${text}</p>`);
}
