import {
  all,
  type Element,
  element,
  maybe,
  maybeNumberOf,
  numberOf,
  one,
  optional,
  rooted,
  text,
  textOf,
} from '../element.ts';

/** Status of Ping ([MS-ASCMD] 2.2.3.177.11). */
export const pingStatuses = {
  expired: 1,
  changes: 2,
  missingParameters: 3,
  malformed: 4,
  heartbeatOutOfRange: 5,
  tooManyFolders: 6,
  folderSyncRequired: 7,
  serverError: 8,
} as const;

/** What the client leaves out is as in its last Ping; an empty body leaves out all. */
export interface PingRequest {
  /** Seconds. */
  heartbeatInterval?: number;
  folders?: { id: string; class: string }[];
}

export type PingResponse =
  | { status: 1 }
  /** Server IDs of the folders that have changed. */
  | { status: 2; folders: string[] }
  /** The nearest heartbeat that is accepted, in seconds. */
  | { status: 5; heartbeatInterval: number }
  | { status: 6; maxFolders: number }
  | { status: number };

export function formatPingRequest({ heartbeatInterval, folders }: PingRequest): Element {
  return element('Ping:Ping', [
    optional('Ping:HeartbeatInterval', heartbeatInterval),
    folders &&
      element(
        'Ping:Folders',
        folders.map((folder) =>
          element('Ping:Folder', [element('Ping:Id', folder.id), element('Ping:Class', folder.class)]),
        ),
      ),
  ]);
}

/** @throws EasMessageError */
export function parsePingRequest(document: Element): PingRequest {
  const root = rooted(document, 'Ping:Ping');
  const heartbeatInterval = maybeNumberOf(root, 'Ping:HeartbeatInterval');
  const folders = maybe(root, 'Ping:Folders');
  return {
    ...(heartbeatInterval !== undefined && { heartbeatInterval }),
    ...(folders && {
      folders: all(folders, 'Ping:Folder').map((folder) => ({
        id: textOf(folder, 'Ping:Id'),
        class: textOf(folder, 'Ping:Class'),
      })),
    }),
  };
}

export function formatPingResponse(response: PingResponse): Element {
  return element('Ping:Ping', [
    element('Ping:Status', response.status),
    'folders' in response
      ? element(
          'Ping:Folders',
          response.folders.map((id) => element('Ping:Folder', id)),
        )
      : undefined,
    optional(
      'Ping:HeartbeatInterval',
      'heartbeatInterval' in response ? response.heartbeatInterval : undefined,
    ),
    optional('Ping:MaxFolders', 'maxFolders' in response ? response.maxFolders : undefined),
  ]);
}

/** @throws EasMessageError */
export function parsePingResponse(document: Element): PingResponse {
  const root = rooted(document, 'Ping:Ping');
  const status = numberOf(root, 'Ping:Status');
  switch (status) {
    case pingStatuses.changes:
      return { status: 2, folders: all(one(root, 'Ping:Folders'), 'Ping:Folder').map(text) };
    case pingStatuses.heartbeatOutOfRange:
      return { status: 5, heartbeatInterval: numberOf(root, 'Ping:HeartbeatInterval') };
    case pingStatuses.tooManyFolders:
      return { status: 6, maxFolders: numberOf(root, 'Ping:MaxFolders') };
    default:
      return { status };
  }
}
