import { createHash } from 'node:crypto';

/** Pages as a server might write them, by hand: what a client makes of them must not hang on the lab's own servers. */
const page = (name: string, content: string) =>
  `<!doctype html><html><head><title>${name}</title></head><body>${content}</body></html>`;

/** A logon page whose form goes to `action`. */
export function logonPage(action: string, destination: string): string {
  return page(
    'logon',
    `<form method="post" action="${action}">
<input type="hidden" name="destination" value="${destination}"><input type="hidden" name="forcedownlevel" value="0">
<input type="radio" name="flags" value="0" checked><input type="radio" name="flags" value="4">
<input name="username"><input name="password" type="password">
<input type="hidden" name="passwordText" value=""><input type="hidden" name="trusted" value="4">
<input type="hidden" name="isUtf8" value="1"><button type="submit">Sign in</button></form>`,
  );
}

/** The page of a mailbox, with a sign-out form that carries the canary. */
export function mailboxPage(owner: string, canary: string): string {
  return page(
    'mailbox',
    `<p data-mailbox="${owner}">the mailbox of ${owner}</p>
<form method="post" action="/owa/logoff.owa"><input type="hidden" name="canary" value="${canary}"></form>`,
  );
}

const script = 'document.forms[0].submit()';

/** A policy that lets the page of `silentRedirectPage` do what it does, and no more. */
export function silentRedirectPolicy(target: string): string {
  const hash = createHash('sha256').update(script).digest('base64');
  return `default-src 'none'; script-src 'sha256-${hash}'; form-action ${new URL(target).origin}`;
}

/** A page that submits a logon form to `action` by itself. */
export function silentRedirectPage(action: string, fields: Record<string, string>): string {
  const inputs = Object.entries(fields).map(
    ([name, value]) => `<input type="hidden" name="${name}" value="${value}">`,
  );
  return page(
    'silent-redirect',
    `<form method="post" action="${action}">${inputs.join('')}</form><script>${script}</script>`,
  );
}

/** A page that only says something. */
export function errorPage(text: string): string {
  return page('error', `<p>${text}</p>`);
}
