import { integer, only, text } from '../codec/content.ts';
import { message } from '../codec/message.ts';
import { child, derived, many, optional, sequence } from '../codec/part.ts';

/** `Type` of a folder ([MS-ASCMD] 2.2.3.186.3). */
export const folderTypes = {
  userGeneric: 1,
  inbox: 2,
  drafts: 3,
  deletedItems: 4,
  sentItems: 5,
  outbox: 6,
  tasks: 7,
  calendar: 8,
  contacts: 9,
  userMail: 12,
} as const;

/** Status of FolderSync ([MS-ASCMD] 2.2.3.177.4). */
export const folderSyncStatuses = {
  success: 1,
  serverError: 6,
  wrongSyncKey: 9,
  malformed: 10,
} as const;

interface Folder {
  serverId: string;
  /** `0` is the root of the mailbox. */
  parentId: string;
  displayName: string;
  type: number;
}

/** `deleted` has server IDs. */
interface FolderChanges {
  added: Folder[];
  updated: Folder[];
  deleted: string[];
}

export interface FolderSyncRequest {
  /** `0` asks for the whole hierarchy. */
  syncKey: string;
}

export interface FolderSyncResponse {
  status: number;
  /** Absent when it failed. */
  syncKey?: string;
  /** Absent when it failed. */
  changes?: FolderChanges;
}

const request = message<FolderSyncRequest>(
  'FolderHierarchy:FolderSync',
  child('syncKey', 'FolderHierarchy:SyncKey', text),
);

const folder = sequence(
  child('serverId', 'FolderHierarchy:ServerId', text),
  child('parentId', 'FolderHierarchy:ParentId', text),
  child('displayName', 'FolderHierarchy:DisplayName', text),
  child('type', 'FolderHierarchy:Type', integer),
);

const changes = sequence(
  derived(
    'FolderHierarchy:Count',
    ({ added, updated, deleted }: FolderChanges) => added.length + updated.length + deleted.length,
  ),
  many('updated', 'FolderHierarchy:Update', folder),
  many('deleted', 'FolderHierarchy:Delete', only('FolderHierarchy:ServerId', text)),
  many('added', 'FolderHierarchy:Add', folder),
);

const response = message<FolderSyncResponse>(
  'FolderHierarchy:FolderSync',
  sequence(
    child('status', 'FolderHierarchy:Status', integer),
    optional('syncKey', 'FolderHierarchy:SyncKey', text),
    optional('changes', 'FolderHierarchy:Changes', changes),
  ),
);

export const { format: formatFolderSyncRequest, parse: parseFolderSyncRequest } = request;
export const { format: formatFolderSyncResponse, parse: parseFolderSyncResponse } = response;
