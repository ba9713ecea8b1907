import {
  all,
  type Element,
  element,
  maybe,
  maybeTextOf,
  numberOf,
  optional,
  rooted,
  textOf,
} from '../element.ts';

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

export interface FolderSyncRequest {
  /** `0` asks for the whole hierarchy. */
  syncKey: string;
}

export interface FolderSyncResponse {
  status: number;
  /** Absent when it failed. */
  syncKey?: string;
  /** Absent when it failed. */
  changes?: { added: Folder[]; updated: Folder[]; deleted: string[] };
}

export function formatFolderSyncRequest({ syncKey }: FolderSyncRequest): Element {
  return element('FolderHierarchy:FolderSync', [element('FolderHierarchy:SyncKey', syncKey)]);
}

/** @throws EasMessageError */
export function parseFolderSyncRequest(document: Element): FolderSyncRequest {
  return {
    syncKey: textOf(rooted(document, 'FolderHierarchy:FolderSync'), 'FolderHierarchy:SyncKey'),
  };
}

export function formatFolderSyncResponse({ status, syncKey, changes }: FolderSyncResponse): Element {
  return element('FolderHierarchy:FolderSync', [
    element('FolderHierarchy:Status', status),
    optional('FolderHierarchy:SyncKey', syncKey),
    changes &&
      element('FolderHierarchy:Changes', [
        element(
          'FolderHierarchy:Count',
          changes.added.length + changes.updated.length + changes.deleted.length,
        ),
        ...changes.updated.map((folder) => element('FolderHierarchy:Update', formatFolder(folder))),
        ...changes.deleted.map((serverId) =>
          element('FolderHierarchy:Delete', [element('FolderHierarchy:ServerId', serverId)]),
        ),
        ...changes.added.map((folder) => element('FolderHierarchy:Add', formatFolder(folder))),
      ]),
  ]);
}

/** @throws EasMessageError */
export function parseFolderSyncResponse(document: Element): FolderSyncResponse {
  const root = rooted(document, 'FolderHierarchy:FolderSync');
  const syncKey = maybeTextOf(root, 'FolderHierarchy:SyncKey');
  const changes = maybe(root, 'FolderHierarchy:Changes');
  return {
    status: numberOf(root, 'FolderHierarchy:Status'),
    ...(syncKey !== undefined && { syncKey }),
    ...(changes && {
      changes: {
        added: all(changes, 'FolderHierarchy:Add').map(parseFolder),
        updated: all(changes, 'FolderHierarchy:Update').map(parseFolder),
        deleted: all(changes, 'FolderHierarchy:Delete').map((gone) =>
          textOf(gone, 'FolderHierarchy:ServerId'),
        ),
      },
    }),
  };
}

function formatFolder({ serverId, parentId, displayName, type }: Folder): Element[] {
  return [
    element('FolderHierarchy:ServerId', serverId),
    element('FolderHierarchy:ParentId', parentId),
    element('FolderHierarchy:DisplayName', displayName),
    element('FolderHierarchy:Type', type),
  ];
}

function parseFolder(folder: Element): Folder {
  return {
    serverId: textOf(folder, 'FolderHierarchy:ServerId'),
    parentId: textOf(folder, 'FolderHierarchy:ParentId'),
    displayName: textOf(folder, 'FolderHierarchy:DisplayName'),
    type: numberOf(folder, 'FolderHierarchy:Type'),
  };
}
