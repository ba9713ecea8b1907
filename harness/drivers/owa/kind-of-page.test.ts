import { expect, test } from '@jest/globals';
import { kindOfPage, logonForm, manualRedirect } from './kind-of-page.ts';
import { formFields } from './page.ts';
import { parsePage } from './parse-page.ts';
import { logonPage, mailboxPage, silentRedirectPage } from './testing/pages.ts';

const url = new URL('https://mail.contoso.com/owa/auth/logon.aspx');
const headers = { 'content-type': 'text/html' };
const kindOf = (text: string, status = 200, at = url) => kindOfPage(parsePage(text), at, { status, headers });

/** As older products wrote it: a table, the fields in another order, another language, a script that submits on a click. */
const tableLayout = `<html><head><script>function clkLgn() { document.forms[0].submit() }</script></head>
<body><table><form action="/owa/auth.owa" method="POST" name="anmeldung"><tr><td>
<input type="hidden" name="destination" value="https://mail.contoso.com/owa/"></td></tr>
<tr><td>Kennwort:</td><td><input type="password" name="password"></td></tr>
<tr><td>Domäne\\Benutzername:</td><td><input name="username"></td></tr>
<tr><td><input type="submit" value="Anmelden" onclick="clkLgn()"></td></tr></form></table>
<p><a href="https://go.example.com/hilfe">Hilfe</a> <a href="mailto:help@contoso.com">E-Mail</a></p></body></html>`;

/** As single sign-on is often written: no script element, the form is submitted by the page's onload. */
const onload = `<body onload="document.forms[1].submit()"><form action="/search"><input name="q"></form>
<form method="post" action="https://legacy.contoso.com/owa/auth/owaauth.dll">
<input type="hidden" name="password" value="secret"><input type="hidden" name="username" value="CONTOSO\\purple"></form></body>`;

test.each([
  ['logon', logonPage('/owa/auth.owa', 'https://mail.contoso.com/owa/')],
  ['logon', tableLayout],
  ['logon', '<form method=post action=auth.owa><input type=email name=u><input type=password name=p></form>'],
  ['mailbox', mailboxPage('red', 'canary')],
  [
    'silent-redirect',
    silentRedirectPage('https://legacy.contoso.com/owa/auth/owaauth.dll', { password: 'p' }),
  ],
  ['silent-redirect', onload],
  ['redirect', '<p>Please use <a href="https://mail-region.contoso.com/owa">this address</a>.</p>'],
])('a page is a %s by what it has, not by a mark', (kind, text) => {
  expect(kindOf(text)).toBe(kind);
});

test.each([
  [
    'a form to another host',
    '<form method="post" action="https://other.example/x"><input name="u"><input type="password" name="p"></form>',
  ],
  [
    'a form that puts the password into the address',
    '<form action="/owa/"><input name="u"><input type="password" name="p"></form>',
  ],
  [
    'a form that asks for no name',
    '<form method="post" action="/owa/auth.owa"><input type="password" name="p"></form>',
  ],
  ['a mark', '<body data-page="logon"><h1>Sign in</h1>'],
  ['nothing', ''],
])('%s makes no logon page', (_, text) => {
  expect(kindOf(text)).toBeNull();
});

test('errors are told by their status, signing out by where it is said; what is no HTML is no page', () => {
  expect(kindOf('<p>An error. <a href="https://go.example.com/">Help</a></p>', 503)).toBe('error');
  expect(kindOf('<p>Abgemeldet.</p>', 200, new URL('https://mail.contoso.com/owa/logoff.owa'))).toBe(
    'signed-out',
  );
  expect(
    kindOfPage(parsePage(tableLayout), url, { status: 200, headers: { 'content-type': 'text/plain' } }),
  ).toBeNull();
});

test('the form of a table has its fields, whatever their order; a link to help is no redirect', () => {
  const page = parsePage(tableLayout);
  const form = logonForm(page, url);
  expect(form && formFields(form, { username: 'CONTOSO\\red', password: 'secret' })).toMatchObject({
    destination: 'https://mail.contoso.com/owa/',
    username: 'CONTOSO\\red',
    password: 'secret',
  });
  expect(manualRedirect(page, url, 200)).toBeUndefined();
});
