import {
  all,
  booleanOf,
  children,
  type Element,
  element,
  flag,
  maybe,
  maybeNumberOf,
  maybeTextOf,
  numberOf,
  one,
  optional,
  rooted,
  textOf,
} from '../element.ts';
import { type EasVersion, isAtLeast } from '../versions.ts';
import {
  type BodyPreference,
  type Email,
  formatBodyPreferences,
  formatEmail,
  parseBodyPreferences,
  parseEmail,
} from './email.ts';

/** Status of Sync ([MS-ASCMD] 2.2.3.177.17). */
export const syncStatuses = {
  success: 1,
  wrongSyncKey: 3,
  protocolError: 4,
  serverError: 5,
  objectNotFound: 8,
  folderHierarchyChanged: 12,
} as const;

export interface SyncCollectionRequest {
  /** `0` begins; the answer has the first key and no items. */
  syncKey: string;
  collectionId: string;
  /** `Email` …: up to 12.1 a child of the collection, since 14.0 one of its options. */
  class?: string;
  /** Whether the server's changes are wanted; absent means yes, unless the key is `0`. */
  getChanges?: boolean;
  windowSize?: number;
  /** 0 all, 1 one day, 2 three days, 3 one week … */
  filterType?: number;
  bodyPreferences: BodyPreference[];
  /** The client's own changes (AirSync:Add, Change, Delete, Fetch), as they stand. */
  commands: readonly Element[];
}

export interface SyncRequest {
  collections: SyncCollectionRequest[];
  windowSize?: number;
}

export interface SyncItem {
  serverId: string;
  email: Email;
}

export interface SyncCollectionResponse {
  class?: string;
  syncKey: string;
  collectionId: string;
  status: number;
  moreAvailable: boolean;
  added: SyncItem[];
  changed: SyncItem[];
  deleted: string[];
}

/** An answer with a body. One without (status 200, nothing in it) says that nothing has changed. */
export interface SyncResponse {
  /** Only when the whole request failed. */
  status?: number;
  collections: SyncCollectionResponse[];
}

/** Whether a request asks for changes, the default included ([MS-ASCMD] 2.2.3.84). */
export function wantsChanges({ syncKey, getChanges }: SyncCollectionRequest): boolean {
  return syncKey !== '0' && getChanges !== false;
}

export function formatSyncRequest({ collections, windowSize }: SyncRequest, version: EasVersion): Element {
  return element('AirSync:Sync', [
    element(
      'AirSync:Collections',
      collections.map((collection) => formatCollectionRequest(collection, version)),
    ),
    optional('AirSync:WindowSize', windowSize),
  ]);
}

function formatCollectionRequest(request: SyncCollectionRequest, version: EasVersion): Element {
  const classInOptions = isAtLeast(version, '14.0');
  const options = [
    optional('AirSync:FilterType', request.filterType),
    classInOptions ? optional('AirSync:Class', request.class) : undefined,
    ...formatBodyPreferences(request.bodyPreferences),
  ].filter((option) => option !== undefined);
  return element('AirSync:Collection', [
    classInOptions ? undefined : optional('AirSync:Class', request.class),
    element('AirSync:SyncKey', request.syncKey),
    element('AirSync:CollectionId', request.collectionId),
    request.getChanges === undefined
      ? undefined
      : element('AirSync:GetChanges', request.getChanges ? [] : '0'),
    optional('AirSync:WindowSize', request.windowSize),
    options.length === 0 ? undefined : element('AirSync:Options', options),
    request.commands.length === 0 ? undefined : element('AirSync:Commands', request.commands),
  ]);
}

/** @throws EasMessageError */
export function parseSyncRequest(document: Element): SyncRequest {
  const root = rooted(document, 'AirSync:Sync');
  const windowSize = maybeNumberOf(root, 'AirSync:WindowSize');
  return {
    collections: all(one(root, 'AirSync:Collections'), 'AirSync:Collection').map(parseCollectionRequest),
    ...(windowSize !== undefined && { windowSize }),
  };
}

function parseCollectionRequest(collection: Element): SyncCollectionRequest {
  const options = maybe(collection, 'AirSync:Options');
  const commands = maybe(collection, 'AirSync:Commands');
  const itemClass =
    maybeTextOf(collection, 'AirSync:Class') ?? (options && maybeTextOf(options, 'AirSync:Class'));
  const filterType = options && maybeNumberOf(options, 'AirSync:FilterType');
  const windowSize = maybeNumberOf(collection, 'AirSync:WindowSize');
  const getChanges = booleanOf(collection, 'AirSync:GetChanges');
  return {
    syncKey: textOf(collection, 'AirSync:SyncKey'),
    collectionId: textOf(collection, 'AirSync:CollectionId'),
    ...(itemClass !== undefined && { class: itemClass }),
    ...(getChanges !== undefined && { getChanges }),
    ...(windowSize !== undefined && { windowSize }),
    ...(filterType !== undefined && { filterType }),
    bodyPreferences: parseBodyPreferences(options),
    commands: commands ? children(commands) : [],
  };
}

export function formatSyncResponse({ status, collections }: SyncResponse, version: EasVersion): Element {
  return element('AirSync:Sync', [
    optional('AirSync:Status', status),
    collections.length === 0
      ? undefined
      : element(
          'AirSync:Collections',
          collections.map((collection) => formatCollectionResponse(collection, version)),
        ),
  ]);
}

function formatCollectionResponse(response: SyncCollectionResponse, version: EasVersion): Element {
  const item = ({ serverId, email }: SyncItem) => [
    element('AirSync:ServerId', serverId),
    element('AirSync:ApplicationData', formatEmail(email)),
  ];
  const commands = [
    ...response.added.map((added) => element('AirSync:Add', item(added))),
    ...response.changed.map((changed) => element('AirSync:Change', item(changed))),
    ...response.deleted.map((serverId) => element('AirSync:Delete', [element('AirSync:ServerId', serverId)])),
  ];
  return element('AirSync:Collection', [
    isAtLeast(version, '14.0') ? undefined : optional('AirSync:Class', response.class),
    element('AirSync:SyncKey', response.syncKey),
    element('AirSync:CollectionId', response.collectionId),
    element('AirSync:Status', response.status),
    flag('AirSync:MoreAvailable', response.moreAvailable),
    commands.length === 0 ? undefined : element('AirSync:Commands', commands),
  ]);
}

/** @throws EasMessageError */
export function parseSyncResponse(document: Element): SyncResponse {
  const root = rooted(document, 'AirSync:Sync');
  const status = maybeNumberOf(root, 'AirSync:Status');
  const collections = maybe(root, 'AirSync:Collections');
  return {
    ...(status !== undefined && { status }),
    collections: collections ? all(collections, 'AirSync:Collection').map(parseCollectionResponse) : [],
  };
}

function parseCollectionResponse(collection: Element): SyncCollectionResponse {
  const commands = maybe(collection, 'AirSync:Commands') ?? element('AirSync:Commands');
  const item = (command: Element): SyncItem => ({
    serverId: textOf(command, 'AirSync:ServerId'),
    email: parseEmail(one(command, 'AirSync:ApplicationData')),
  });
  const itemClass = maybeTextOf(collection, 'AirSync:Class');
  return {
    ...(itemClass !== undefined && { class: itemClass }),
    syncKey: textOf(collection, 'AirSync:SyncKey'),
    collectionId: textOf(collection, 'AirSync:CollectionId'),
    status: numberOf(collection, 'AirSync:Status'),
    moreAvailable: booleanOf(collection, 'AirSync:MoreAvailable') ?? false,
    added: all(commands, 'AirSync:Add').map(item),
    changed: all(commands, 'AirSync:Change').map(item),
    deleted: all(commands, 'AirSync:Delete').map((gone) => textOf(gone, 'AirSync:ServerId')),
  };
}
