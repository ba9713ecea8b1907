import { integer, list, marker, only, text } from '../codec/content.ts';
import { message, type VersionedFormat } from '../codec/message.ts';
import {
  asTheyStand,
  child,
  insideIfAny,
  many,
  optional,
  type Part,
  sequence,
  since,
  until,
  whenTrue,
} from '../codec/part.ts';
import type { Element } from '../element.ts';
import { type BodyPreference, bodyPreferencesPart, type Email, emailPart } from './email.ts';

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

const classUntil12 = until('14.0', optional('class', 'AirSync:Class', text));

const requestedCollection: Part<SyncCollectionRequest> = sequence(
  classUntil12,
  child('syncKey', 'AirSync:SyncKey', text),
  child('collectionId', 'AirSync:CollectionId', text),
  optional('getChanges', 'AirSync:GetChanges', marker),
  optional('windowSize', 'AirSync:WindowSize', integer),
  insideIfAny(
    'AirSync:Options',
    sequence(
      optional('filterType', 'AirSync:FilterType', integer),
      since('14.0', optional('class', 'AirSync:Class', text)),
      bodyPreferencesPart,
    ),
  ),
  insideIfAny('AirSync:Commands', asTheyStand('commands')),
);

const request = message<SyncRequest>(
  'AirSync:Sync',
  sequence(
    child('collections', 'AirSync:Collections', list('AirSync:Collection', requestedCollection)),
    optional('windowSize', 'AirSync:WindowSize', integer),
  ),
);

const item = sequence(
  child('serverId', 'AirSync:ServerId', text),
  child('email', 'AirSync:ApplicationData', emailPart),
);

const answeredCollection = sequence(
  classUntil12,
  child('syncKey', 'AirSync:SyncKey', text),
  child('collectionId', 'AirSync:CollectionId', text),
  child('status', 'AirSync:Status', integer),
  whenTrue('moreAvailable', 'AirSync:MoreAvailable', marker),
  insideIfAny(
    'AirSync:Commands',
    sequence(
      many('added', 'AirSync:Add', item),
      many('changed', 'AirSync:Change', item),
      many('deleted', 'AirSync:Delete', only('AirSync:ServerId', text)),
    ),
  ),
);

const response = message<SyncResponse>(
  'AirSync:Sync',
  sequence(
    optional('status', 'AirSync:Status', integer),
    insideIfAny('AirSync:Collections', many('collections', 'AirSync:Collection', answeredCollection)),
  ),
);

export const { parse: parseSyncRequest } = request;
export const { parse: parseSyncResponse } = response;
export const formatSyncRequest: VersionedFormat<SyncRequest> = request.format;
export const formatSyncResponse: VersionedFormat<SyncResponse> = response.format;
