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
import { type Access, waysInto } from '../../kit/access.ts';
import type { Claims } from '../../kit/claims.ts';
import { factsOf, hopHeaders, withQuery } from '../../kit/hop.ts';
import type { ExchangeHost } from '../../kit/host.ts';
import { unexpected } from '../../kit/http-port.ts';
import { relay, UpstreamError } from '../../kit/relay.ts';
import { attribute, type RoundTrip } from '../../kit/round-trip.ts';
import { openStore, StoreError } from '../../kit/store-client.ts';
import { type RouteMailbox, type SpokenProtocol, sentenceOf } from '../routing.ts';
import { admitEas } from './admit.ts';
import { answerEas, answerStatus, challenge, mailboxNotHere, refuse } from './answers.ts';
import { runCommand } from './commands.ts';
import { type PolicyKeyFault, policyKeyFault, provisioningRefusal } from './policy-key.ts';

/** Exchange ActiveSync as one version of server speaks it: how it lets users in, and where their requests go. */
export function easProtocol(access: Access, route: RouteMailbox): SpokenProtocol {
  return {
    route,
    admit: (directory, request) => admitEas(directory, access, request),
    handler: (host) => ({
      handle: (roundTrip, directory) => handle(host, access, route, roundTrip, directory),
      fail: (roundTrip, error) => fail(host, roundTrip, error),
    }),
  };
}

async function handle(
  host: ExchangeHost,
  access: Access,
  route: RouteMailbox,
  roundTrip: RoundTrip,
  directory: VirtualDirectory,
): Promise<void> {
  const account = await authenticate(host, access, roundTrip, directory);
  if (account === null) return;
  attribute(roundTrip, account.name, roundTrip.entry.identity);
  const { mailbox } = account;
  if (mailbox === null) return refuse(host, roundTrip, 403, `${account.name} has no mailbox`);
  const server = host.server();
  const way = route(server, mailbox, host.topology(), factsOf(roundTrip));
  switch (way.kind) {
    case 'serve':
      return serve(host, roundTrip, account, mailbox);
    case 'relay':
      return relay(roundTrip, withQuery(way.to, roundTrip), hopHeaders(host, roundTrip, account));
    case 'not-here':
      return mailboxNotHere(host, roundTrip, sentenceOf(server, way));
    case 'refuse':
      return refuse(host, roundTrip, way.status, sentenceOf(server, way));
  }
}

async function authenticate(
  host: ExchangeHost,
  access: Access,
  roundTrip: RoundTrip,
  directory: VirtualDirectory,
): Promise<Account | null> {
  const { token, basic } = roundTrip.claims;
  const credentials = token === null ? 'password' : 'identity';
  const isAdmitted = admitEas(directory, access, { credentials }) === null;
  const account = !isAdmitted
    ? null
    : token === null
      ? await byPassword(host, basic)
      : vouchedFor(host, token);
  if (account === null) {
    const { basic: basicAuthentication, identity: windowsAuthentication } = waysInto(directory, access);
    challenge(host, roundTrip, { basicAuthentication, windowsAuthentication });
  }
  return account;
}

const byPassword = (host: ExchangeHost, basic: Claims['basic']) =>
  basic === null ? null : host.directory.authenticate(basic.user, basic.password);

const vouchedFor = (host: ExchangeHost, token: NonNullable<Claims['token']>) =>
  token === 'forged' ? null : (findAccount(host.topology(), token.user) ?? null);

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
