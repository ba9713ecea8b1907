import { DirectoryError } from '../../../contract/directory.ts';
import {
  easHeaders,
  optionsHeaders,
  policyKeyOf,
  protocolVersionOf,
} from '../../../protocols/eas/headers.ts';
import { type EasQuery, EasQueryError, parseEasQuery } from '../../../protocols/eas/query.ts';
import { type EasVersion, easServers } from '../../../protocols/eas/versions.ts';
import {
  type Account,
  findAccount,
  type MailboxFacts,
  type VirtualDirectory,
} from '../../../topology/index.ts';
import type { Access } from '../../kit/access.ts';
import type { ExchangeHost } from '../../kit/host.ts';
import { unexpected } from '../../kit/http-port.ts';
import { UpstreamError } from '../../kit/relay.ts';
import { attribute, type RoundTrip } from '../../kit/round-trip.ts';
import { openStore, StoreError } from '../../kit/store-client.ts';
import type { ProtocolHandler } from '../../kit/web-site.ts';
import { answerEas, answerStatus, challenge, mailboxNotHere, refuse } from './answers.ts';
import { runCommand } from './commands.ts';
import { type PolicyKeyFault, policyKeyFault, provisioningRefusal } from './policy-key.ts';

/** What tells one server's ActiveSync from another's. */
export interface EasFlavour {
  access: Access;
  /** Where an authenticated request for a mailbox goes: null is here, a function does it elsewhere. */
  route(account: Account, mailbox: MailboxFacts, roundTrip: RoundTrip): EasRoute;
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
    handle: (roundTrip, directory) => handle(host, flavour, roundTrip, directory),
    fail: (roundTrip, error) => fail(host, roundTrip, error),
  };
}

async function handle(
  host: ExchangeHost,
  flavour: EasFlavour,
  roundTrip: RoundTrip,
  directory: VirtualDirectory,
): Promise<void> {
  const account = await authenticate(host, flavour, roundTrip, directory);
  if (account === null) return;
  attribute(roundTrip, account.name, roundTrip.entry.identity);
  if (account.mailbox === null) {
    return refuse(host, roundTrip, 403, `${account.name} has no mailbox`);
  }
  const route = flavour.route(account, account.mailbox, roundTrip);
  switch (route.kind) {
    case 'serve':
      return serve(host, roundTrip, account, account.mailbox);
    case 'relay':
      return route.relay();
    case 'not-here':
      return mailboxNotHere(host, roundTrip, route.text);
    case 'refuse':
      return refuse(host, roundTrip, route.status, route.text);
  }
}

async function authenticate(
  host: ExchangeHost,
  { access }: EasFlavour,
  roundTrip: RoundTrip,
  directory: VirtualDirectory,
): Promise<Account | null> {
  const { token, basic } = roundTrip.claims;
  const { windowsAuthentication } = directory;
  const basicAuthentication = access === 'virtual directory' && directory.basicAuthentication;
  const account = await (token !== null
    ? token !== 'forged' && windowsAuthentication
      ? (findAccount(host.topology(), token.user) ?? null)
      : null
    : basic !== null && basicAuthentication
      ? host.directory.authenticate(basic.user, basic.password)
      : null);
  if (account === null) challenge(host, roundTrip, { basicAuthentication, windowsAuthentication });
  return account;
}

async function serve(
  host: ExchangeHost,
  roundTrip: RoundTrip,
  account: Account,
  mailbox: MailboxFacts,
): Promise<void> {
  const { method, headers } = roundTrip.request;
  if (method === 'OPTIONS') {
    return answerEas(host, roundTrip, 200, '', optionsHeaders(host.server().version));
  }
  if (method !== 'POST') {
    return refuse(host, roundTrip, 405, `expected OPTIONS or POST; found ${method}`, {
      allow: 'OPTIONS,POST',
    });
  }
  const query = parseEasQuery(roundTrip.query);
  const version = protocolVersionOf(query, header(headers[easHeaders.protocolVersion]));
  if (!easServers[host.server().version].versions.includes(version)) {
    return refuse(host, roundTrip, 400, `this server does not speak ActiveSync ${version}`);
  }
  const key = policyKeyOf(query, header(headers[easHeaders.policyKey]));
  const fault = query.command === 'Provision' ? null : policyKeyFault(host.labKey, mailbox, query, key);
  if (fault !== null) return refuseUnprovisioned(host, roundTrip, query, version, fault);
  const store = openStore(host, account, mailbox, roundTrip.gone);
  await runCommand({ host, roundTrip, query, version, mailbox, store });
}

function refuseUnprovisioned(
  host: ExchangeHost,
  roundTrip: RoundTrip,
  { command }: EasQuery,
  version: EasVersion,
  fault: PolicyKeyFault,
): void {
  const refusal = provisioningRefusal(version, fault);
  if ('status' in refusal) answerStatus(host, roundTrip, command, refusal.status);
  else refuse(host, roundTrip, refusal.httpStatus, 'this device has to be provisioned first');
}

const header = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value);

function fail(host: ExchangeHost, roundTrip: RoundTrip, error: unknown): void {
  if (error instanceof EasQueryError) {
    refuse(host, roundTrip, error.field === 'Cmd' && error.found !== 'none' ? 501 : 400, error.message);
  } else if (error instanceof StoreError && error.status === 421) {
    mailboxNotHere(host, roundTrip, error.message);
  } else if (
    error instanceof StoreError ||
    error instanceof DirectoryError ||
    error instanceof UpstreamError
  ) {
    refuse(host, roundTrip, 503, error.message);
  } else {
    unexpected(roundTrip, error);
  }
}
