import { randomUUID } from 'node:crypto';
import type { OutgoingHttpHeaders } from 'node:http';
import { DirectoryError } from '../../../contract/directory.ts';
import { exchangeHeaders, labHeaders } from '../../../protocols/http/headers.ts';
import { type LogonReason, loginTimeout, logonPageUrl } from '../../../protocols/owa/fba.ts';
import { challenges, type Methods } from '../../kit/challenges.ts';
import { originOf } from '../../kit/hop.ts';
import type { ExchangeHost } from '../../kit/host.ts';
import { unexpected } from '../../kit/http-port.ts';
import { UpstreamError } from '../../kit/relay.ts';
import { answer, type RoundTrip } from '../../kit/round-trip.ts';
import { StoreError } from '../../kit/store-client.ts';
import { messagePage } from './pages.ts';

/** Headers of every OWA answer; those that came with 2013 are sent by 2013 alone. */
function versionHeaders(host: ExchangeHost): OutgoingHttpHeaders {
  const { version, adminDisplayVersion, name } = host.server();
  return {
    [exchangeHeaders.owaVersion]: buildOf(adminDisplayVersion),
    'cache-control': 'no-cache, no-store',
    ...(version === 2013 && {
      [exchangeHeaders.requestId]: randomUUID(),
      [exchangeHeaders.diagnostics]: name.toUpperCase(),
      [exchangeHeaders.backEndServer]: name.toUpperCase(),
    }),
  };
}

/** `Version 14.3 (Build 123.4)` → `14.3.123.4`. */
function buildOf(adminDisplayVersion: string): string {
  return (adminDisplayVersion.match(/\d+/g) ?? []).join('.');
}

export function answerPage(
  host: ExchangeHost,
  roundTrip: RoundTrip,
  status: number,
  page: string,
  headers: OutgoingHttpHeaders = {},
): void {
  answer(
    roundTrip,
    status,
    { ...versionHeaders(host), 'content-type': 'text/html; charset=utf-8', ...headers },
    page,
  );
}

export function answerMessage(
  host: ExchangeHost,
  roundTrip: RoundTrip,
  status: number,
  title: string,
  text: string,
  headers: OutgoingHttpHeaders = {},
): void {
  answerPage(host, roundTrip, status, messagePage(title, text), headers);
}

export function redirect(
  host: ExchangeHost,
  roundTrip: RoundTrip,
  status: 301 | 302,
  location: string,
): void {
  answer(roundTrip, status, { ...versionHeaders(host), location });
}

/** Sends the user to the logon page; what cannot follow a redirect to a page gets 440. */
export function askToLogOn(host: ExchangeHost, roundTrip: RoundTrip, reason: LogonReason): void {
  const { method, headers } = roundTrip.request;
  const isPageView = (method === 'GET' || method === 'HEAD') && headers['x-requested-with'] === undefined;
  if (isPageView) {
    redirect(host, roundTrip, 302, logonPageUrl(`${originOf(roundTrip)}${roundTrip.target}`, reason));
  } else {
    answer(roundTrip, loginTimeout.status, versionHeaders(host));
  }
}

/** 401 with exactly the methods of the virtual directory. */
export function challenge(host: ExchangeHost, roundTrip: RoundTrip, methods: Methods): void {
  answerMessage(
    host,
    roundTrip,
    401,
    'Unauthorized',
    'You do not have permission to view this page with the credentials that were supplied.',
    challenges(host, methods),
  );
}

export function methodNotAllowed(host: ExchangeHost, roundTrip: RoundTrip, allowed: readonly string[]): void {
  const allow = allowed.join(', ');
  answerMessage(
    host,
    roundTrip,
    405,
    'Method not allowed',
    `Expected ${allow}; found ${roundTrip.request.method}.`,
    { allow },
  );
}

export function mailboxNotHere(host: ExchangeHost, roundTrip: RoundTrip, text: string): void {
  answerMessage(host, roundTrip, 421, 'The mailbox is not here', text, {
    [labHeaders.routingError]: 'mailbox-not-here',
  });
}

/** Turns what went wrong behind this server into an answer of its own. */
export function failOwa(host: ExchangeHost, roundTrip: RoundTrip, error: unknown): void {
  if (error instanceof StoreError && error.status === 421) {
    mailboxNotHere(host, roundTrip, error.message);
  } else if (error instanceof StoreError && error.status !== null) {
    answerMessage(host, roundTrip, 502, 'Bad answer', error.message);
  } else if (
    error instanceof StoreError ||
    error instanceof DirectoryError ||
    error instanceof UpstreamError
  ) {
    answerMessage(host, roundTrip, 503, 'Service unavailable', error.message);
  } else {
    unexpected(roundTrip, error);
  }
}
