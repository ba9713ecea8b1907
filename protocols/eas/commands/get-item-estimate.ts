import {
  all,
  type Element,
  element,
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

/** The order of the elements differs between 12.1 and 14.0 ([MS-ASCMD] 6.20). */
export function formatGetItemEstimateRequest(
  { collections }: GetItemEstimateRequest,
  version: EasVersion,
): Element {
  const format = isAtLeast(version, '14.0') ? formatCollection14 : formatCollection12;
  return element('GetItemEstimate:GetItemEstimate', [
    element(
      'GetItemEstimate:Collections',
      collections.map((collection) => element('GetItemEstimate:Collection', format(collection))),
    ),
  ]);
}

function formatCollection12(collection: EstimateCollection): (Element | undefined)[] {
  return [
    optional('GetItemEstimate:Class', collection.class),
    element('GetItemEstimate:CollectionId', collection.collectionId),
    element('AirSync:FilterType', collection.filterType ?? 0),
    element('AirSync:SyncKey', collection.syncKey),
  ];
}

function formatCollection14(collection: EstimateCollection): (Element | undefined)[] {
  const options = [
    optional('AirSync:FilterType', collection.filterType),
    optional('AirSync:Class', collection.class),
  ].filter((option) => option !== undefined);
  return [
    element('AirSync:SyncKey', collection.syncKey),
    element('GetItemEstimate:CollectionId', collection.collectionId),
    options.length === 0 ? undefined : element('AirSync:Options', options),
  ];
}

/** Reads the form of every version. @throws EasMessageError */
export function parseGetItemEstimateRequest(document: Element): GetItemEstimateRequest {
  const root = rooted(document, 'GetItemEstimate:GetItemEstimate');
  return {
    collections: all(one(root, 'GetItemEstimate:Collections'), 'GetItemEstimate:Collection').map(
      (collection) => {
        const options = maybe(collection, 'AirSync:Options') ?? collection;
        const itemClass =
          maybeTextOf(collection, 'GetItemEstimate:Class') ?? maybeTextOf(options, 'AirSync:Class');
        const filterType = maybeNumberOf(options, 'AirSync:FilterType');
        return {
          collectionId: textOf(collection, 'GetItemEstimate:CollectionId'),
          syncKey: textOf(collection, 'AirSync:SyncKey'),
          ...(itemClass !== undefined && { class: itemClass }),
          ...(filterType !== undefined && { filterType }),
        };
      },
    ),
  };
}

export function formatGetItemEstimateResponse(
  { responses }: GetItemEstimateResponse,
  version: EasVersion,
): Element {
  return element(
    'GetItemEstimate:GetItemEstimate',
    responses.map(({ status, collection }) =>
      element('GetItemEstimate:Response', [
        element('GetItemEstimate:Status', status),
        collection &&
          element('GetItemEstimate:Collection', [
            isAtLeast(version, '14.0') ? undefined : optional('GetItemEstimate:Class', collection.class),
            element('GetItemEstimate:CollectionId', collection.collectionId),
            element('GetItemEstimate:Estimate', collection.estimate),
          ]),
      ]),
    ),
  );
}

/** @throws EasMessageError */
export function parseGetItemEstimateResponse(document: Element): GetItemEstimateResponse {
  const root = rooted(document, 'GetItemEstimate:GetItemEstimate');
  return {
    responses: all(root, 'GetItemEstimate:Response').map((response) => {
      const collection = maybe(response, 'GetItemEstimate:Collection');
      return {
        status: numberOf(response, 'GetItemEstimate:Status'),
        ...(collection && { collection: parseEstimate(collection) }),
      };
    }),
  };
}

function parseEstimate(collection: Element) {
  const itemClass = maybeTextOf(collection, 'GetItemEstimate:Class');
  return {
    collectionId: textOf(collection, 'GetItemEstimate:CollectionId'),
    ...(itemClass !== undefined && { class: itemClass }),
    estimate: numberOf(collection, 'GetItemEstimate:Estimate'),
  };
}
