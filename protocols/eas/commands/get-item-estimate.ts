import { integer, list, text } from '../codec/content.ts';
import { message, type VersionedFormat } from '../codec/message.ts';
import {
  child,
  derived,
  either,
  insideIfAny,
  many,
  optional,
  sequence,
  tolerated,
  until,
} from '../codec/part.ts';
import { maybe } from '../element.ts';
import { isAtLeast } from '../versions.ts';

/** Status of GetItemEstimate ([MS-ASCMD] 2.2.3.177.7). */
export const estimateStatuses = {
  success: 1,
  unknownCollection: 2,
  notYetSynchronized: 3,
  wrongSyncKey: 4,
} as const;

export interface EstimateCollection {
  collectionId: string;
  syncKey: string;
  class?: string;
  filterType?: number;
}

export interface GetItemEstimateRequest {
  collections: EstimateCollection[];
}

export interface GetItemEstimateResponse {
  responses: {
    status: number;
    /** Absent when it failed. */
    collection?: { collectionId: string; class?: string; estimate: number };
  }[];
}

const before14 = sequence(
  optional('class', 'GetItemEstimate:Class', text),
  child('collectionId', 'GetItemEstimate:CollectionId', text),
  derived('AirSync:FilterType', ({ filterType = 0 }: EstimateCollection) => filterType),
  child('syncKey', 'AirSync:SyncKey', text),
  tolerated(optional('filterType', 'AirSync:FilterType', integer)),
  tolerated(optional('class', 'AirSync:Class', text)),
);

const since14 = sequence(
  child('syncKey', 'AirSync:SyncKey', text),
  child('collectionId', 'GetItemEstimate:CollectionId', text),
  tolerated(optional('class', 'GetItemEstimate:Class', text)),
  insideIfAny(
    'AirSync:Options',
    sequence(optional('filterType', 'AirSync:FilterType', integer), optional('class', 'AirSync:Class', text)),
  ),
);

/** The order of the elements differs between 12.1 and 14.0 ([MS-ASCMD] 6.20). */
const collection = either<EstimateCollection, EstimateCollection>(since14, before14, {
  written: (_, version) => isAtLeast(version, '14.0'),
  read: (parent) => maybe(parent, 'AirSync:Options') !== undefined,
});

const request = message<GetItemEstimateRequest>(
  'GetItemEstimate:GetItemEstimate',
  child('collections', 'GetItemEstimate:Collections', list('GetItemEstimate:Collection', collection)),
);

const estimate = sequence(
  until('14.0', optional('class', 'GetItemEstimate:Class', text)),
  child('collectionId', 'GetItemEstimate:CollectionId', text),
  child('estimate', 'GetItemEstimate:Estimate', integer),
);

const response = message<GetItemEstimateResponse>(
  'GetItemEstimate:GetItemEstimate',
  many(
    'responses',
    'GetItemEstimate:Response',
    sequence(
      child('status', 'GetItemEstimate:Status', integer),
      optional('collection', 'GetItemEstimate:Collection', estimate),
    ),
  ),
);

export const { parse: parseGetItemEstimateRequest } = request;
export const { parse: parseGetItemEstimateResponse } = response;
export const formatGetItemEstimateRequest: VersionedFormat<GetItemEstimateRequest> = request.format;
export const formatGetItemEstimateResponse: VersionedFormat<GetItemEstimateResponse> = response.format;
