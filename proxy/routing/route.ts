import type { Account, MailboxFacts } from '../../topology/index.ts';
import type { FrontEnd } from '../front-end.ts';
import {
  answer,
  answerProblem,
  continueIfAwaited,
  hasBody,
  ownHeaders,
  type RequestContext,
  readBody,
} from '../http/request-context.ts';
import type { Decision, RequestFacts } from '../types.ts';

type ProxyDecision = Extract<Decision, { kind: 'proxy' }>;
export type OtherDecision = Exclude<Decision, ProxyDecision>;

/** What an authenticated request brings with it. */
export interface Authenticated {
  facts: RequestFacts;
  account: Account;
}

/** Decides where an authenticated request goes, and takes it there. */
export async function route(frontEnd: FrontEnd, context: RequestContext, { facts, account }: Authenticated) {
  const { mailbox } = account;
  if (mailbox === null) {
    answerWithoutMailbox(context, account);
    return;
  }
  const decision = decideFor(frontEnd, context, facts, account, mailbox);
  if (decision.kind !== 'proxy') {
    answerDecision(context, decision);
    return;
  }
  const body = await bodyOf(frontEnd, context);
  const signal = await send(frontEnd, context, { facts, account }, decision, body);
  if (signal !== 'routing-error') return;
  frontEnd.discovery.forget(account);
  if (body === 'stream') {
    answerMoved(context, 'the mailbox is not where it was; please send the request again');
    return;
  }
  await routeAgain(frontEnd, context, { facts, account }, body);
}

/** The back end does not hold the mailbox: ask the directory once more, replay once (wire.md §1). */
async function routeAgain(
  frontEnd: FrontEnd,
  context: RequestContext,
  { facts, account }: Authenticated,
  body: Buffer | null,
): Promise<void> {
  const found = await frontEnd.discovery.account(account.name);
  if (found === null || found.mailbox === null) {
    answerWithoutMailbox(context, account);
    return;
  }
  const decision = decideFor(frontEnd, context, facts, found, found.mailbox);
  if (decision.kind !== 'proxy') {
    answerDecision(context, decision);
    return;
  }
  if ((await send(frontEnd, context, { facts, account: found }, decision, body)) === 'routing-error') {
    frontEnd.discovery.forget(found);
    answerMoved(context, 'the mailbox is neither where it was nor where the directory says');
  }
}

function decideFor(
  frontEnd: FrontEnd,
  context: RequestContext,
  facts: RequestFacts,
  account: Account,
  mailbox: MailboxFacts,
): Decision {
  const decision = frontEnd.decide(facts, account, mailbox);
  context.decision = decision;
  return decision;
}

async function send(
  frontEnd: FrontEnd,
  context: RequestContext,
  { facts, account }: Authenticated,
  { target }: ProxyDecision,
  body: Buffer | 'stream' | null,
): Promise<'routing-error' | undefined> {
  const { request, response, host, url, peer, requestId } = context;
  const outcome = await frontEnd.forward({
    request,
    response,
    target,
    headers: frontEnd.requestHeaders(request, {
      target,
      token: frontEnd.tokenFor(account),
      clientHost: host,
      url,
      peer,
      requestId,
    }),
    body,
    url,
    clientHost: host,
    timeoutMs: frontEnd.limits.responseTimeoutMs[facts.protocol],
    ownHeaders: ownHeaders(context),
    awaitsContinue: context.awaitsContinue,
  });
  switch (outcome.kind) {
    case 'answered':
      context.backEndStatus = outcome.status;
      return undefined;
    case 'routing-error':
      context.backEndStatus = outcome.status;
      return 'routing-error';
    case 'failed': {
      const { status, code, message } = outcome.failure;
      answerProblem(context, status, code, 'Your mailbox is not available', `${message}.`);
      return undefined;
    }
    case 'broken':
      context.backEndStatus = outcome.status;
      context.error = outcome.failure.code;
      return undefined;
    case 'aborted':
      context.backEndStatus = outcome.status;
      context.error = 'CLIENT_ABORTED';
      return undefined;
  }
}

/** A small body of known length is kept, so that the request can be replayed; every other one is streamed. */
async function bodyOf({ limits }: FrontEnd, context: RequestContext): Promise<Buffer | 'stream' | null> {
  if (!hasBody(context.request)) return null;
  const length = Number(context.request.headers['content-length'] ?? Number.POSITIVE_INFINITY);
  if (!(length <= limits.replayBodyBytes)) return 'stream';
  continueIfAwaited(context);
  return (await readBody(context, limits.replayBodyBytes)) ?? 'stream';
}

/** A redirect as a plain 302, a refusal as a page. */
export function answerDecision(context: RequestContext, decision: OtherDecision): void {
  if (decision.kind === 'redirect') {
    answer(context, { status: 302, headers: { location: decision.to }, body: '' });
    return;
  }
  answerProblem(context, decision.status, 'REFUSED', 'Not available', `${decision.why}.`);
}

/** An account that exists and has no mailbox: 404 (confidence C). */
export function answerWithoutMailbox(context: RequestContext, { name }: Account): void {
  answerProblem(
    context,
    404,
    'NO_MAILBOX',
    'There is no mailbox',
    `You are signed in as ${name}, but this account has no mailbox.`,
  );
}

function answerMoved(context: RequestContext, text: string): void {
  answerProblem(context, 503, 'MAILBOX_MOVED', 'The mailbox was moved', `${text}.`);
}
