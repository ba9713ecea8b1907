/** The query of a list whose messages are wanted whole. */
export const wholeMessages = 'whole';

/**
 * The mailbox server's store as every protocol of the mocks reads it: JSON over HTTPS, our own format.
 * Every request carries the signed identity (`X-CommonAccessToken`, see identity.ts) of the mailbox's owner.
 *
 * - `GET /v1/mailboxes/<guid>/folders` → 200 StoreFolders
 * - `GET /v1/mailboxes/<guid>/folders/<folder>/messages` → 200 StoreMessages
 * - `GET /v1/mailboxes/<guid>/folders/<folder>/messages?whole` → 200 StoreWholeMessages
 * - `GET /v1/mailboxes/<guid>/folders/<folder>/messages/<id>` → 200 StoreMessage
 *
 * Everything else is `{ "error": … }`: 401 without an identity of this lab run, 403 for somebody else's mailbox, 404 for
 * an unknown user, folder or message, 405 for a method other than GET and HEAD, and 421 with
 * `x-coexlab-routing-error: mailbox-not-here` when this server does not hold the active copy.
 */
export const storePaths = {
  folders: (mailboxGuid: string) => `/v1/mailboxes/${mailboxGuid}/folders`,
  messages: (mailboxGuid: string, folder: string) =>
    `${storePaths.folders(mailboxGuid)}/${encodeURIComponent(folder)}/messages`,
  wholeMessages: (mailboxGuid: string, folder: string) =>
    `${storePaths.messages(mailboxGuid, folder)}?${wholeMessages}`,
  message: (mailboxGuid: string, folder: string, id: string) =>
    `${storePaths.messages(mailboxGuid, folder)}/${encodeURIComponent(id)}`,
} as const;

/** What a path of the store asks for; the parts that are absent ask for the list. */
export interface StoreTarget {
  mailboxGuid: string;
  folder?: string;
  message?: string;
}

const targetPattern =
  /^\/v1\/mailboxes\/(?<guid>[0-9a-f-]{36})\/folders(?:\/(?<folder>[a-z]+)\/messages(?:\/(?<message>[a-z0-9-]+))?)?$/i;

/** Null for a path that is not one of the store's. */
export function parseStorePath(path: string): StoreTarget | null {
  const { guid, folder, message } = targetPattern.exec(path)?.groups ?? {};
  if (guid === undefined) return null;
  return {
    mailboxGuid: guid.toLowerCase(),
    ...(folder !== undefined && { folder: folder.toLowerCase() }),
    ...(message !== undefined && { message }),
  };
}

/** Whose mailbox an answer is about, and which server read it. */
export interface StoreMailbox {
  guid: string;
  /** Persona, without a case's alias suffix. */
  owner: string;
  displayName: string;
  /** Name of the mailbox server that holds the active copy. */
  server: string;
}

export interface StoreFolder {
  /** `inbox`, `drafts`, `sentitems`, `deleteditems`. */
  id: string;
  displayName: string;
  totalItemCount: number;
  unreadItemCount: number;
}

export interface StoreAddress {
  name: string;
  address: string;
}

export interface StoreMessageSummary {
  id: string;
  subject: string;
  from: StoreAddress;
  to: StoreAddress;
  /** ISO 8601, UTC. */
  received: string;
  /** Octets of the MIME content. */
  size: number;
  isRead: boolean;
}

export interface StoreFolders {
  mailbox: StoreMailbox;
  folders: StoreFolder[];
}

export interface StoreMessages {
  mailbox: StoreMailbox;
  folder: StoreFolder;
  /** Newest first. */
  messages: StoreMessageSummary[];
}

/** The same with each message's content: one question instead of one for each. */
export interface StoreWholeMessages extends StoreMessages {
  messages: StoreMessage['message'][];
}

export interface StoreMessage {
  mailbox: StoreMailbox;
  message: StoreMessageSummary & {
    /** The whole message (RFC 5322), lines ended by CR LF, ASCII only. */
    mime: string;
  };
}
