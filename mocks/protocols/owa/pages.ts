import { html, page } from '../../../protocols/http/html.ts';
import { fbaPaths, type LogonReason, logonReasons } from '../../../protocols/owa/fba.ts';
import type { ExchangeVersion } from '../../../topology/index.ts';

/** A message in a mailbox, as the OWA page lists it. */
interface MessageSummary {
  subject: string;
  from: string;
  received: string;
}

/** What the mailbox page says about the mailbox it shows. */
interface MailboxPage {
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

const notices = new Map<LogonReason, string>([
  [logonReasons.signedOff, 'You have signed out of Outlook Web App.'],
  [logonReasons.badPassword, "The user name or password isn't correct."],
  [logonReasons.expired, 'Your session has timed out; sign in again.'],
]);

/** The logon page; that of Exchange 2007 posts its form elsewhere than later ones, which have two fields more. */
export function logonPage(version: ExchangeVersion, destination: string, reason: LogonReason): string {
  const [action, extra] =
    version === 2007
      ? [fbaPaths.owaAuthDll, html``]
      : [
          fbaPaths.authOwa,
          html`<input type="hidden" name="passwordText" value=""><input type="hidden" name="trusted" value="4">`,
        ];
  const notice = notices.get(reason);
  return page(
    'Outlook Web App',
    html`<h1>Outlook Web App</h1>
${notice === undefined ? html`` : html`<p class="${reason === logonReasons.badPassword ? 'error' : 'notice'}" role="status">${notice}</p>`}
<form name="logonForm" method="post" action="${action}">
<input type="hidden" name="destination" value="${destination}">
<input type="hidden" name="forcedownlevel" value="0"><input type="hidden" name="isUtf8" value="1">${extra}
<p>Security</p>
<label><input type="radio" name="flags" value="0" checked> This is a public or shared computer</label>
<label><input type="radio" name="flags" value="4"> This is a private computer</label>
<label for="username">Domain\\user name:</label><input id="username" name="username" required>
<label for="password">Password:</label><input id="password" name="password" type="password" required>
<button type="submit">Log On</button>
</form>`,
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

/** A page that only says something. */
export function messagePage(title: string, text: string): string {
  return page(title, html`<h1>${title}</h1><p>${text}</p>`);
}
