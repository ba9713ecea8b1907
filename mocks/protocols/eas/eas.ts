import { DirectoryError } from '../../../contract/directory.ts';
import {
  easHeaders,
  optionsHeaders,
  policyKeyOf,
  protocolVersionOf,
} from '../../../protocols/eas/headers.ts';
import { type EasQuery, EasQueryError, parseEasQuery } from '../../../protocols/eas/query.ts';
import { provisioningRefusal } from '../../../protocols/eas/statuses.ts';
import { type EasVersion, easServers } from '../../../protocols/eas/versions.ts';
import {
  type Account,
  findAccount,
  type MailboxFacts,
  type VirtualDirectory,
} from '../../../topology/index.ts';
import type { ExchangeHost } from '../../kit/host.ts';
import { unexpected } from '../../kit/http-port.ts';
import { UpstreamError } from '../../kit/relay.ts';
import { attribute, type Exchange } from '../../kit/round-trip.ts';
import { openStore, StoreError } from '../../kit/store-client.ts';
import type { ProtocolHandler } from '../../kit/web-site.ts';
import { answerEas, answerStatus, challenge, mailboxNotHere, refuse } from './answers.ts';
import { runCommand } from './commands.ts';
import { policyKeyFault } from './policy-key.ts';

/** What tells one server's ActiveSync from another's. */
export interface EasFlavour {
  /** `front ends only`: the 2013 back end, which takes nothing but a signed identity. */
  door: 'virtual directory' | 'front ends only';
  /** Where an authenticated request for a mailbox goes: null is here, a function does it elsewhere. */
  route(account: Account, mailbox: MailboxFacts, exchange: Exchange): EasRoute;
}

/** What a server does with a mailbox's request. */
export type EasRoute =
  | { kind: 'serve' }
  | { kind: 'relay'; relay: () => Promise<void> }
  | { kind: 'not-here'; text: string }
  | { kind: 'refuse'; status: number; text: string };

/** Exchange ActiveSync as the mocks of every version speak it. */
export function easHandler(host: ExchangeHost, flavour: EasFlavour): ProtocolHandler {
  return {
    handle: (exchange, directory) => handle(host, flavour, exchange, directory),
    fail: (exchange, error) => fail(host, exchange, error),
  };
}

async function handle(
  host: ExchangeHost,
  flavour: EasFlavour,
  exchange: Exchange,
  directory: VirtualDirectory,
): Promise<void> {
  const account = await authenticate(host, flavour, exchange, directory);
  if (account === null) return;
  attribute(exchange, account.name, exchange.entry.identity);
  if (account.mailbox === null) {
    return refuse(host, exchange, 403, `${account.name} has no mailbox`);
  }
  const route = flavour.route(account, account.mailbox, exchange);
  switch (route.kind) {
    case 'serve':
      return serve(host, exchange, account, account.mailbox);
    case 'relay':
      return route.relay();
    case 'not-here':
      return mailboxNotHere(host, exchange, route.text);
    case 'refuse':
      return refuse(host, exchange, route.status, route.text);
  }
}

async function authenticate(
  host: ExchangeHost,
  { door }: EasFlavour,
  exchange: Exchange,
  directory: VirtualDirectory,
): Promise<Account | null> {
  const { token, basic } = exchange.claims;
  const { windowsAuthentication } = directory;
  const basicAuthentication = door === 'virtual directory' && directory.basicAuthentication;
  const account = await (token !== null
    ? token !== 'forged' && windowsAuthentication
      ? (findAccount(host.topology(), token.user) ?? null)
      : null
    : basic !== null && basicAuthentication
      ? host.directory.authenticate(basic.user, basic.password)
      : null);
  if (account === null) challenge(host, exchange, { basicAuthentication, windowsAuthentication });
  return account;
}

async function serve(
  host: ExchangeHost,
  exchange: Exchange,
  account: Account,
  mailbox: MailboxFacts,
): Promise<void> {
  const { method, headers } = exchange.request;
  if (method === 'OPTIONS') {
    return answerEas(host, exchange, 200, '', optionsHeaders(host.server().version));
  }
  if (method !== 'POST') {
    return refuse(host, exchange, 405, `expected OPTIONS or POST; found ${method}`, {
      allow: 'OPTIONS,POST',
    });
  }
  const query = parseEasQuery(exchange.query);
  const version = protocolVersionOf(query, header(headers[easHeaders.protocolVersion]));
  if (!easServers[host.server().version].versions.includes(version)) {
    return refuse(host, exchange, 400, `this server does not speak ActiveSync ${version}`);
  }
  const key = policyKeyOf(query, header(headers[easHeaders.policyKey]));
  const fault = query.command === 'Provision' ? null : policyKeyFault(host.labKey, mailbox, query, key);
  if (fault !== null) return refuseUnprovisioned(host, exchange, query, version, fault);
  const store = openStore(host, account, mailbox, exchange.gone);
  await runCommand({ host, exchange, query, version, mailbox, store });
}

function refuseUnprovisioned(
  host: ExchangeHost,
  exchange: Exchange,
  { command }: EasQuery,
  version: EasVersion,
  fault: Parameters<typeof provisioningRefusal>[1],
): void {
  const refusal = provisioningRefusal(version, fault);
  if ('status' in refusal) answerStatus(host, exchange, command, refusal.status);
  else refuse(host, exchange, refusal.httpStatus, 'this device has to be provisioned first');
}

const header = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value);

function fail(host: ExchangeHost, exchange: Exchange, error: unknown): void {
  if (error instanceof EasQueryError) {
    refuse(host, exchange, error.field === 'Cmd' && error.found !== 'none' ? 501 : 400, error.message);
  } else if (error instanceof StoreError && error.status === 421) {
    mailboxNotHere(host, exchange, error.message);
  } else if (
    error instanceof StoreError ||
    error instanceof DirectoryError ||
    error instanceof UpstreamError
  ) {
    refuse(host, exchange, 503, error.message);
  } else {
    unexpected(exchange, error);
  }
}
