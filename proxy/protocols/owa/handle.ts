import {
  fbaPaths,
  isLogonPost,
  type LogonForm,
  type LogonReason,
  loginTimeout,
  logonPageUrl,
  logonReasons,
  parseLogonForm,
} from '../../../protocols/owa/fba.ts';
import type { Account, VirtualDirectory } from '../../../topology/index.ts';
import type { FrontEnd } from '../../front-end.ts';
import { authenticateBasic, challenge } from '../../http/authenticate.ts';
import { answer, answerProblem, readBody, redirect, type Visit } from '../../http/request-context.ts';
import { answerDecision, answerWithoutMailbox, type OtherDecision, route } from '../../routing/route.ts';
import type { RequestFacts } from '../../types.ts';
import { safeDestination } from './destination.ts';
import { logonPage, silentRedirectPage, silentRedirectPolicy } from './pages.ts';
import { endedSessionCookies, readSession, sessionCookies } from './session.ts';

/** Outlook Web App at the front end: forms-based authentication or Basic, then routing. */
export async function handleOwa(frontEnd: FrontEnd, visit: Visit): Promise<void> {
  const directory = frontEnd.map().self.virtualDirectories.owa;
  if (directory === undefined) {
    answerProblem(visit, 404, 'NO_VDIR', 'Not found', `${visit.server} has no OWA virtual directory.`);
    return;
  }
  if (visit.path === '/owa') {
    redirect(visit, 301, `/owa/${visit.url.slice('/owa'.length)}`);
    return;
  }
  if (directory.formsAuthentication) await handleForms(frontEnd, visit, directory);
  else await handleBasic(frontEnd, visit, directory);
}

async function handleBasic(frontEnd: FrontEnd, visit: Visit, directory: VirtualDirectory): Promise<void> {
  const account = await authenticateBasic(frontEnd, visit, directory);
  if (account === null) challenge(visit, directory);
  else await goOn(frontEnd, visit, account);
}

async function handleForms(frontEnd: FrontEnd, visit: Visit, directory: VirtualDirectory): Promise<void> {
  if (isLogonPost(visit.method, visit.path)) return handleLogon(frontEnd, visit);
  switch (visit.path) {
    case fbaPaths.logonPage:
      return showLogonPage(visit);
    case fbaPaths.authOwa:
    case fbaPaths.owaAuthDll:
      return redirect(visit, 302, logonPageUrl(`https://${visit.host}/owa/`, logonReasons.none));
    case fbaPaths.logoff:
      visit.setCookies = endedSessionCookies();
      return redirect(visit, 302, logonPageUrl(`https://${visit.host}/owa/`, logonReasons.signedOff));
  }
  if (visit.request.headers.authorization !== undefined && directory.basicAuthentication) {
    return handleBasic(frontEnd, visit, directory);
  }
  const { sessionSecret, clock, limits, discovery } = frontEnd;
  const now = clock.now();
  const state = readSession(visit.request.headers.cookie, sessionSecret, now, limits.sessionRefreshMs);
  if (state.kind !== 'valid') {
    askToSignIn(visit, state.kind === 'expired' ? logonReasons.expired : logonReasons.none);
    return;
  }
  const { session } = state;
  visit.authenticationType = 'FBA';
  visit.user = session.user;
  if (state.stale) visit.setCookies = sessionCookies({ ...session, lastSeen: now }, sessionSecret);
  const account = discovery.rememberedAccount(session.user) ?? (await discovery.account(session.user));
  if (account === null) {
    visit.setCookies = endedSessionCookies();
    const text = `There is no account ${session.user} any more.`;
    answerProblem(visit, 404, 'NO_ACCOUNT', 'There is no mailbox', text);
    return;
  }
  await goOn(frontEnd, visit, account);
}

function goOn(frontEnd: FrontEnd, visit: Visit, account: Account): Promise<void> {
  return route(frontEnd, visit, { facts: factsOf(frontEnd, visit, visit.url, false), account });
}

/** The logon form: a right password leads to the mailbox, here or (by single sign-on) elsewhere. */
async function handleLogon(frontEnd: FrontEnd, visit: Visit): Promise<void> {
  const body = await readBody(visit, frontEnd.limits.logonFormBytes);
  if (body === null) {
    const text = `A logon form has at most ${frontEnd.limits.logonFormBytes} bytes.`;
    answerProblem(visit, 413, 'FORM_TOO_LONG', 'The form is too long', text);
    return;
  }
  const fields = body.toString('utf8');
  const form = parseLogonForm(fields);
  const wanted = form?.destination ?? new URLSearchParams(fields).get('destination') ?? '';
  const destination = safeDestination(wanted === '' ? '/owa/' : wanted, visit.host);
  if (destination === null) {
    const text = 'The form leads to another host than the one that shows it.';
    answerProblem(visit, 400, 'BAD_DESTINATION', 'This form cannot be used', text);
    return;
  }
  const account = form === null ? null : await frontEnd.discovery.logon(form.username.trim(), form.password);
  if (form === null || account === null) {
    redirect(visit, 302, logonPageUrl(destination, logonReasons.badPassword));
    return;
  }
  visit.authenticationType = 'FBA';
  visit.user = account.name;
  if (account.mailbox === null) {
    answerWithoutMailbox(visit, account);
    return;
  }
  const { pathname, search } = new URL(destination);
  const facts = factsOf(frontEnd, visit, pathname + search, true);
  const decision = frontEnd.decide(facts, account, account.mailbox);
  if (decision.kind !== 'proxy') {
    visit.decision = decision;
    answerLogonElsewhere(visit, decision, form);
    return;
  }
  visit.setCookies = sessionCookies(
    {
      user: account.name,
      userPrincipalName: account.userPrincipalName,
      isPrivate: form.isPrivate,
      lastSeen: frontEnd.clock.now(),
    },
    frontEnd.sessionSecret,
  );
  redirect(visit, 302, destination);
}

function answerLogonElsewhere(visit: Visit, decision: OtherDecision, form: LogonForm): void {
  if (decision.kind !== 'redirect' || decision.style === 'plain') {
    answerDecision(visit, decision);
    return;
  }
  answer(visit, {
    status: 200,
    headers: { 'content-security-policy': silentRedirectPolicy(decision.to) },
    body: silentRedirectPage(decision.to, { ...form, destination: decision.destination }),
  });
}

/** GET: to the logon page. POST or XHR: 440, which a script can tell from a page (wire.md §2). */
function askToSignIn(visit: Visit, reason: LogonReason): void {
  if (reason === logonReasons.expired) visit.setCookies = endedSessionCookies();
  const navigates = visit.method === 'GET' || visit.method === 'HEAD';
  const byScript = visit.request.headers['x-requested-with']?.toString().toLowerCase() === 'xmlhttprequest';
  if (navigates && !byScript) {
    redirect(visit, 302, logonPageUrl(`https://${visit.host}${visit.url}`, reason));
    return;
  }
  answer(visit, { ...loginTimeout, contentType: 'text/plain; charset=utf-8', body: 'Login Timeout\n' });
}

function showLogonPage(visit: Visit): void {
  const query = new URLSearchParams(visit.url.split('?').slice(1).join('?'));
  const given = Number(query.get('reason') ?? 0);
  const reason = Object.values(logonReasons).find((known) => known === given) ?? logonReasons.none;
  const destination = safeDestination(query.get('url') ?? '/owa/', visit.host);
  const body = logonPage(destination ?? `https://${visit.host}/owa/`, reason);
  answer(visit, { status: 200, body });
}

function factsOf(frontEnd: FrontEnd, visit: Visit, url: string, freshLogon: boolean): RequestFacts {
  return {
    protocol: 'owa',
    frontEnd: { server: frontEnd.name, site: frontEnd.map().self.site },
    host: visit.host,
    url,
    secure: true,
    freshLogon,
  };
}
