import {
  fbaPaths,
  isLogonPost,
  type LogonForm,
  type LogonReason,
  loginTimeout,
  logonReasons,
} from '../../../protocols/owa/fba.ts';
import type { Account, VirtualDirectory } from '../../../topology/index.ts';
import type { FrontEnd } from '../../front-end.ts';
import {
  answer,
  answerProblem,
  type RequestContext,
  readBody,
  redirect,
} from '../../http/request-context.ts';
import { factsOf } from '../../routing/facts.ts';
import { answerDecision, answerWithoutMailbox, type OtherDecision, route } from '../../routing/route.ts';
import type { FrontEndProtocol } from '../types.ts';
import { silentRedirectPolicy } from './pages.ts';

/** Outlook Web App at the front end: forms-based authentication or Basic, then routing. */
export const handleOwa: FrontEndProtocol['handle'] = async (frontEnd, context, directory) => {
  if (context.path === '/owa') {
    redirect(context, 301, `/owa/${context.url.slice('/owa'.length)}`);
    return;
  }
  if (directory.formsAuthentication) await handleForms(frontEnd, context, directory);
  else await handleBasic(frontEnd, context, directory);
};

async function handleBasic(
  frontEnd: FrontEnd,
  context: RequestContext,
  directory: VirtualDirectory,
): Promise<void> {
  const { authentication } = frontEnd;
  const account = await authentication.basic(context, directory);
  if (account === null) authentication.challenge(context, directory);
  else await goOn(frontEnd, context, account);
}

async function handleForms(
  frontEnd: FrontEnd,
  context: RequestContext,
  directory: VirtualDirectory,
): Promise<void> {
  if (isLogonPost(context.method, context.path)) return handleLogon(frontEnd, context);
  const { sessions, forms, clock, discovery } = frontEnd;
  switch (context.path) {
    case fbaPaths.logonPage:
      return showLogonPage(frontEnd, context);
    case fbaPaths.authOwa:
    case fbaPaths.owaAuthDll:
      return redirect(context, 302, forms.logonPageUrl(inboxOf(context), logonReasons.none));
    case fbaPaths.logoff:
      context.setCookies = sessions.end();
      return redirect(context, 302, forms.logonPageUrl(inboxOf(context), logonReasons.signedOff));
  }
  if (context.request.headers.authorization !== undefined && directory.basicAuthentication) {
    return handleBasic(frontEnd, context, directory);
  }
  const now = clock.now();
  const state = sessions.read(context.request.headers.cookie, now);
  if (state.kind !== 'valid') {
    askToSignIn(frontEnd, context, state.kind === 'expired' ? logonReasons.expired : logonReasons.none);
    return;
  }
  const { session } = state;
  context.authenticationType = 'FBA';
  context.user = session.user;
  if (state.stale && sessions.isActivity(context.url)) {
    context.setCookies = sessions.issue({ ...session, lastSeen: now });
  }
  const account = discovery.rememberedAccount(session.user) ?? (await discovery.account(session.user));
  if (account === null) {
    context.setCookies = sessions.end();
    const text = `There is no account ${session.user} any more.`;
    answerProblem(context, 404, 'NO_ACCOUNT', 'There is no mailbox', text);
    return;
  }
  await goOn(frontEnd, context, account);
}

function goOn(frontEnd: FrontEnd, context: RequestContext, account: Account): Promise<void> {
  return route(frontEnd, context, { facts: factsOf(frontEnd, context, 'owa'), account });
}

/** The logon form: a right password leads to the mailbox, here or (by single sign-on) elsewhere. */
async function handleLogon(frontEnd: FrontEnd, context: RequestContext): Promise<void> {
  const { forms, sessions, limits, clock } = frontEnd;
  const body = await readBody(context, limits.logonFormBytes);
  if (body === null) {
    const text = `A logon form has at most ${limits.logonFormBytes} bytes.`;
    answerProblem(context, 413, 'FORM_TOO_LONG', 'The form is too long', text);
    return;
  }
  const fields = body.toString('utf8');
  const form = forms.read(fields);
  const wanted = form?.destination ?? new URLSearchParams(fields).get('destination') ?? '';
  const destination = forms.destination(wanted === '' ? '/owa/' : wanted, context.host);
  if (destination === null) {
    const text = 'The form leads to another host than the one that shows it.';
    answerProblem(context, 400, 'BAD_DESTINATION', 'This form cannot be used', text);
    return;
  }
  const account = form === null ? null : await frontEnd.discovery.logon(form.username.trim(), form.password);
  if (form === null || account === null) {
    redirect(context, 302, forms.logonPageUrl(destination, logonReasons.badPassword));
    return;
  }
  context.authenticationType = 'FBA';
  context.user = account.name;
  // Who goes elsewhere, or nowhere, leaves no session of somebody who used this browser before (WIRE-SES-18).
  const before = sessions.read(context.request.headers.cookie, clock.now());
  if (before.kind !== 'none') context.setCookies = sessions.end();
  if (account.mailbox === null) {
    answerWithoutMailbox(context, account);
    return;
  }
  const url = pathAndQueryOf(destination);
  const facts = factsOf(frontEnd, context, 'owa', { url, freshLogon: true });
  const decision = frontEnd.decide(facts, account, account.mailbox);
  if (decision.kind !== 'proxy') {
    context.decision = decision;
    answerLogonElsewhere(frontEnd, context, decision, form);
    return;
  }
  context.setCookies = sessions.issue({
    user: account.name,
    userPrincipalName: account.userPrincipalName,
    isPrivate: form.isPrivate,
    lastSeen: clock.now(),
  });
  redirect(context, 302, destination);
}

function answerLogonElsewhere(
  { forms }: FrontEnd,
  context: RequestContext,
  decision: OtherDecision,
  form: LogonForm,
): void {
  if (decision.kind !== 'redirect' || decision.style === 'plain') {
    answerDecision(context, decision);
    return;
  }
  answer(context, {
    status: 200,
    headers: { 'content-security-policy': silentRedirectPolicy(decision.to) },
    body: forms.silentRedirectPage(decision.to, { ...form, destination: decision.destination }),
  });
}

/** GET: to the logon page. POST or XHR: 440, which a script can tell from a page (wire.md §2). */
function askToSignIn({ sessions, forms }: FrontEnd, context: RequestContext, reason: LogonReason): void {
  if (reason === logonReasons.expired) context.setCookies = sessions.end();
  const navigates = context.method === 'GET' || context.method === 'HEAD';
  const byScript = context.request.headers['x-requested-with']?.toString().toLowerCase() === 'xmlhttprequest';
  if (navigates && !byScript) {
    redirect(context, 302, forms.logonPageUrl(`https://${context.host}${context.url}`, reason));
    return;
  }
  answer(context, { ...loginTimeout, contentType: 'text/plain; charset=utf-8', body: 'Login Timeout\n' });
}

function showLogonPage({ forms }: FrontEnd, context: RequestContext): void {
  const query = new URLSearchParams(context.url.split('?').slice(1).join('?'));
  const given = Number(query.get('reason') ?? 0);
  const reason = Object.values(logonReasons).find((known) => known === given) ?? logonReasons.none;
  const destination = forms.destination(query.get('url') ?? '/owa/', context.host);
  const body = forms.logonPage(destination ?? inboxOf(context), reason);
  answer(context, { status: 200, body });
}

/** Of an absolute URL, byte for byte. */
const pathAndQueryOf = (url: string) => url.slice(new URL(url).origin.length).split('#', 1)[0] ?? '';

const inboxOf = ({ host }: RequestContext) => `https://${host}/owa/`;
