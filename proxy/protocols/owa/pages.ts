import { createHash } from 'node:crypto';
import { html, page, type SafeHtml } from '../../../protocols/http/html.ts';
import {
  fbaPaths,
  type LogonForm,
  type LogonReason,
  logonFields,
  logonReasons,
} from '../../../protocols/owa/fba.ts';

const reasonTexts: Record<LogonReason, string> = {
  [logonReasons.none]: '',
  [logonReasons.signedOff]: 'You have signed out.',
  [logonReasons.badPassword]: "The user name or password you entered isn't correct. Try entering it again.",
  [logonReasons.expired]: 'Your session has timed out. Sign in again.',
};

/** The logon page of CAS2013. @param destination absolute URL that the form leads to */
export function logonPage(destination: string, reason: LogonReason): string {
  const text = reasonTexts[reason];
  const notice =
    text === ''
      ? html``
      : html`<p class="${reason === logonReasons.badPassword ? 'error' : 'notice'}" role="status">${text}</p>`;
  return page(
    'Outlook Web App',
    html`<h1>Outlook Web App</h1>
${notice}
<form method="post" action="${fbaPaths.authOwa}" autocomplete="off">
<input type="hidden" name="destination" value="${destination}">
<input type="hidden" name="forcedownlevel" value="0"><input type="hidden" name="isUtf8" value="1">
<input type="hidden" name="passwordText" value=""><input type="hidden" name="trusted" value="4">
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
    'Outlook Web App',
    html`<p>Taking you to your mailbox…</p>
<form method="post" action="${action}" autocomplete="off">${inputs}<noscript><button type="submit">Continue</button></noscript></form>
<script>${{ html: autoSubmit }}</script>`,
  );
}
