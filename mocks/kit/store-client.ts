import { signIdentity } from '../../contract/identity.ts';
import {
  type StoreFolders,
  type StoreMessage,
  type StoreMessages,
  type StoreWholeMessages,
  storePaths,
} from '../../contract/store.ts';
import { CoexlabError } from '../../input/errors.ts';
import { exchangeHeaders } from '../../protocols/http/headers.ts';
import { type Account, type MailboxFacts, nominalPorts } from '../../topology/index.ts';
import type { Host } from './host.ts';

/** A mailbox server that did not give what was asked for. */
export class StoreError extends CoexlabError {
  override readonly code = 'STORE';
  /** What it answered; null when it did not answer. */
  readonly status: number | null;
  constructor(server: string, status: number | null, cause?: unknown) {
    super(
      status === null
        ? `the mailbox server ${server} does not answer: ${(cause as Error).message}`
        : `the mailbox server ${server} answered ${status}`,
      { cause },
    );
    this.status = status;
  }
}

/** The mailbox of one account, read over a socket from the server that is said to hold it. */
export interface Store {
  folders(): Promise<StoreFolders>;
  messages(folder: string): Promise<StoreMessages>;
  wholeMessages(folder: string): Promise<StoreWholeMessages>;
  /** Null when there is none of that id. */
  message(folder: string, id: string): Promise<StoreMessage | null>;
}

/**
 * @param signal gives up when the client is gone
 * @throws StoreError from every method
 */
export function openStore(host: Host, account: Account, mailbox: MailboxFacts, signal: AbortSignal): Store {
  const token = signIdentity(identityOf(host, account), host.labKey);
  const get = async <T>(path: string): Promise<T> => {
    let answer: Awaited<ReturnType<Host['request']>>;
    try {
      answer = await host.request(`https://${mailbox.serverFqdn}:${nominalPorts.store}${path}`, {
        signal,
        headers: { [exchangeHeaders.commonAccessToken]: token },
      });
      if (answer.statusCode === 200) return (await answer.body.json()) as T;
      await answer.body.dump();
    } catch (error) {
      throw new StoreError(mailbox.server, null, error);
    }
    throw new StoreError(mailbox.server, answer.statusCode);
  };
  return {
    folders: () => get(storePaths.folders(mailbox.mailboxGuid)),
    messages: (folder) => get(storePaths.messages(mailbox.mailboxGuid, folder)),
    wholeMessages: (folder) => get(storePaths.wholeMessages(mailbox.mailboxGuid, folder)),
    message: (folder, id) =>
      get<StoreMessage>(storePaths.message(mailbox.mailboxGuid, folder, id)).catch((error) => {
        if (error instanceof StoreError && error.status === 404) return null;
        throw error;
      }),
  };
}

/** This server vouching for an account. */
export function identityOf(
  host: Host,
  { name, userPrincipalName }: Pick<Account, 'name' | 'userPrincipalName'>,
) {
  return { user: name, userPrincipalName, issuer: host.name, issuedAt: host.clock.now() };
}
