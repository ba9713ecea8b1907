import {
  parseStorePath,
  type StoreFolders,
  type StoreMessage,
  type StoreMessageSummary,
  type StoreMessages,
  type StoreTarget,
  wholeMessages,
} from '../../../contract/store.ts';
import { labHeaders } from '../../../protocols/http/headers.ts';
import { type Account, findAccount, nominalPorts } from '../../../topology/index.ts';
import type { ExchangeHost } from '../../kit/host.ts';
import { httpPort } from '../../kit/http-port.ts';
import { answerJson, type RoundTrip } from '../../kit/round-trip.ts';
import type { Port } from '../../kit/server.ts';
import { mailboxContent } from './content.ts';

interface Reply {
  status: number;
  value: StoreFolders | StoreMessages | StoreMessage | { error: string };
  headers?: Record<string, string>;
}

/** The store of a Mailbox server (contract/store.ts): what every protocol reads a mailbox from. */
export function mailboxPort(host: ExchangeHost): Port {
  return httpPort(host, nominalPorts.store, {
    protocolOf: () => 'store',
    handle(roundTrip) {
      const { status, value, headers } = reply(host, roundTrip);
      answerJson(roundTrip, status, value, headers);
    },
  });
}

function reply(host: ExchangeHost, { request, path, query, claims: { token } }: RoundTrip): Reply {
  const target = parseStorePath(path);
  if (target === null) return refusal(404, `no such resource: ${path}`);
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return refusal(405, `expected GET or HEAD; found ${request.method}`, { allow: 'GET, HEAD' });
  }
  if (token === null || token === 'forged') {
    return refusal(401, 'expected an identity signed by this lab run', { 'www-authenticate': 'Negotiate' });
  }
  const account = findAccount(host.topology(), token.user);
  if (account === undefined) return refusal(404, `no account "${token.user}"`);
  if (account.mailbox?.mailboxGuid !== target.mailboxGuid) {
    return refusal(403, `${account.name} may not open mailbox ${target.mailboxGuid}`);
  }
  if (account.mailbox.server !== host.name) {
    return refusal(421, `the active copy of mailbox ${target.mailboxGuid} is not on ${host.name}`, {
      [labHeaders.routingError]: 'mailbox-not-here',
    });
  }
  const value = read(host.name, account, account.mailbox, target, query === wholeMessages);
  return value === null ? refusal(404, `no such folder or message: ${path}`) : { status: 200, value };
}

function refusal(status: number, error: string, headers: Record<string, string> = {}): Reply {
  return { status, value: { error }, headers };
}

function read(
  server: string,
  account: Account,
  { mailboxGuid, persona }: NonNullable<Account['mailbox']>,
  target: StoreTarget,
  whole: boolean,
): StoreFolders | StoreMessages | StoreMessage | null {
  const { mailbox, folders, messages } = mailboxContent(
    { guid: mailboxGuid, owner: persona, displayName: account.displayName, server },
    account.userPrincipalName,
  );
  if (target.folder === undefined) return { mailbox, folders };
  const folder = folders.find(({ id }) => id === target.folder);
  const inFolder = messages[target.folder];
  if (folder === undefined || inFolder === undefined) return null;
  if (target.message === undefined) {
    return { mailbox, folder, messages: whole ? inFolder : inFolder.map(summaryOf) };
  }
  const message = inFolder.find(({ id }) => id === target.message);
  return message === undefined ? null : { mailbox, message };
}

function summaryOf({ mime: _, ...summary }: StoreMessage['message']): StoreMessageSummary {
  return summary;
}
