import type { Account, MailboxFacts } from '../../topology/index.ts';
import type { FrontEnd } from '../front-end.ts';
import { backEndRequestHeaders } from '../http/forward-headers.ts';
import {
  answer,
  answerProblem,
  continueIfAwaited,
  hasBody,
  ownHeaders,
  readBody,
  type Visit,
} from '../http/request-context.ts';
import type { Decision, RequestFacts } from '../types.ts';

type ProxyDecision = Extract<Decision, { kind: 'proxy' }>;
export type OtherDecision = Exclude<Decision, ProxyDecision>;

/** What an authenticated request brings with it. */
export interface Authenticated {
  facts: RequestFacts;
  account: Account;
  /** Answers a redirect or a refusal; default: a plain 302, a plain page. */
  otherwise?: (decision: OtherDecision) => void;
}

/** Decides where an authenticated request goes, and takes it there. */
export async function route(frontEnd: FrontEnd, visit: Visit, { facts, account, otherwise }: Authenticated) {
  const { mailbox } = account;
  if (mailbox === null) {
    answerWithoutMailbox(visit, account);
    return;
  }
  const decision = decideFor(frontEnd, visit, facts, account, mailbox);
  if (decision.kind !== 'proxy') {
    (otherwise ?? ((other) => answerDecision(visit, other)))(decision);
    return;
  }
  const body = await bodyOf(frontEnd, visit);
  const signal = await send(frontEnd, visit, account, decision, body);
  if (signal !== 'routing-error') return;
  frontEnd.discovery.forget(account);
  if (body === 'stream') {
    answerMoved(visit, 'the mailbox is not where it was; please send the request again');
    return;
  }
  await routeAgain(frontEnd, visit, { facts, account, ...(otherwise && { otherwise }) }, body);
}

/** The back end does not hold the mailbox: ask the directory once more, replay once (wire.md §1). */
async function routeAgain(
  frontEnd: FrontEnd,
  visit: Visit,
  { facts, account, otherwise }: Authenticated,
  body: Buffer | null,
): Promise<void> {
  const found = await frontEnd.discovery.account(account.name);
  if (found === null || found.mailbox === null) {
    answerWithoutMailbox(visit, account);
    return;
  }
  const decision = decideFor(frontEnd, visit, facts, found, found.mailbox);
  if (decision.kind !== 'proxy') {
    (otherwise ?? ((other) => answerDecision(visit, other)))(decision);
    return;
  }
  if ((await send(frontEnd, visit, found, decision, body)) === 'routing-error') {
    frontEnd.discovery.forget(found);
    answerMoved(visit, 'the mailbox is neither where it was nor where the directory says');
  }
}

function decideFor(
  frontEnd: FrontEnd,
  visit: Visit,
  facts: RequestFacts,
  account: Account,
  mailbox: MailboxFacts,
): Decision {
  const decision = frontEnd.decide(facts, account, mailbox);
  visit.decision = decision;
  return decision;
}

async function send(
  frontEnd: FrontEnd,
  visit: Visit,
  account: Account,
  { target }: ProxyDecision,
  body: Buffer | 'stream' | null,
): Promise<'routing-error' | undefined> {
  const { request, response, host, url, peer, requestId } = visit;
  const outcome = await frontEnd.forward({
    request,
    response,
    target,
    headers: backEndRequestHeaders(request, {
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
    timeoutMs: frontEnd.limits.responseTimeoutMs[visit.protocol ?? 'owa'],
    ownHeaders: ownHeaders(visit),
    awaitsContinue: visit.awaitsContinue,
  });
  switch (outcome.kind) {
    case 'answered':
      visit.backEndStatus = outcome.status;
      return undefined;
    case 'routing-error':
      visit.backEndStatus = outcome.status;
      return 'routing-error';
    case 'failed': {
      const { status, code, message } = outcome.failure;
      answerProblem(visit, status, code, 'Your mailbox is not available', `${message}.`);
      return undefined;
    }
    case 'broken':
      visit.backEndStatus = outcome.status;
      visit.error = outcome.failure.code;
      return undefined;
    case 'aborted':
      visit.backEndStatus = outcome.status;
      visit.error = 'CLIENT_ABORTED';
      return undefined;
  }
}

/** A small body of known length is kept, so that the request can be replayed; every other one is streamed. */
async function bodyOf({ limits }: FrontEnd, visit: Visit): Promise<Buffer | 'stream' | null> {
  if (!hasBody(visit.request)) return null;
  const length = Number(visit.request.headers['content-length'] ?? Number.POSITIVE_INFINITY);
  if (!(length <= limits.replayBodyBytes)) return 'stream';
  continueIfAwaited(visit);
  return (await readBody(visit, limits.replayBodyBytes)) ?? 'stream';
}

/** A redirect as a plain 302, a refusal as a page. */
export function answerDecision(visit: Visit, decision: OtherDecision): void {
  if (decision.kind === 'redirect') {
    answer(visit, { status: 302, headers: { location: decision.to }, body: '' });
    return;
  }
  answerProblem(visit, decision.status, 'REFUSED', 'Not available', `${decision.why}.`);
}

/** An account that exists and has no mailbox: 404 (confidence C). */
export function answerWithoutMailbox(visit: Visit, { name }: Account): void {
  answerProblem(
    visit,
    404,
    'NO_MAILBOX',
    'There is no mailbox',
    `You are signed in as ${name}, but this account has no mailbox.`,
  );
}

function answerMoved(visit: Visit, text: string): void {
  answerProblem(visit, 503, 'MAILBOX_MOVED', 'The mailbox was moved', `${text}.`);
}
