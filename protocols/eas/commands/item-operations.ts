import {
  all,
  EasMessageError,
  type Element,
  element,
  maybe,
  maybeTextOf,
  numberOf,
  optional,
  rooted,
  textOf,
} from '../element.ts';
import {
  type BodyPreference,
  type Email,
  formatBodyPreferences,
  formatEmail,
  parseBodyPreferences,
  parseEmail,
} from './email.ts';

/** Status of ItemOperations ([MS-ASCMD] 2.2.3.177.8). */
export const itemOperationsStatuses = {
  success: 1,
  protocolError: 2,
  serverError: 3,
  /** The item or its collection is not there. */
  notFound: 6,
} as const;

/** A message to fetch from the mailbox. */
export interface ItemFetch {
  collectionId: string;
  serverId: string;
  bodyPreferences: BodyPreference[];
}

export interface ItemOperationsRequest {
  fetches: ItemFetch[];
}

export interface ItemOperationsResponse {
  status: number;
  fetches: {
    status: number;
    collectionId?: string;
    serverId?: string;
    /** Absent when it failed. */
    email?: Email;
  }[];
}

export function formatItemOperationsRequest({ fetches }: ItemOperationsRequest): Element {
  return element(
    'ItemOperations:ItemOperations',
    fetches.map(({ collectionId, serverId, bodyPreferences }) =>
      element('ItemOperations:Fetch', [
        element('ItemOperations:Store', 'Mailbox'),
        element('AirSync:CollectionId', collectionId),
        element('AirSync:ServerId', serverId),
        bodyPreferences.length === 0
          ? undefined
          : element('ItemOperations:Options', formatBodyPreferences(bodyPreferences)),
      ]),
    ),
  );
}

/** @throws EasMessageError, also for stores other than the mailbox */
export function parseItemOperationsRequest(document: Element): ItemOperationsRequest {
  const root = rooted(document, 'ItemOperations:ItemOperations');
  return {
    fetches: all(root, 'ItemOperations:Fetch').map((fetch) => {
      const store = textOf(fetch, 'ItemOperations:Store');
      if (store.toLowerCase() !== 'mailbox')
        throw new EasMessageError('ItemOperations:Store', 'Mailbox', JSON.stringify(store));
      return {
        collectionId: textOf(fetch, 'AirSync:CollectionId'),
        serverId: textOf(fetch, 'AirSync:ServerId'),
        bodyPreferences: parseBodyPreferences(maybe(fetch, 'ItemOperations:Options')),
      };
    }),
  };
}

export function formatItemOperationsResponse({ status, fetches }: ItemOperationsResponse): Element {
  return element('ItemOperations:ItemOperations', [
    element('ItemOperations:Status', status),
    fetches.length === 0
      ? undefined
      : element(
          'ItemOperations:Response',
          fetches.map((fetch) =>
            element('ItemOperations:Fetch', [
              element('ItemOperations:Status', fetch.status),
              optional('AirSync:CollectionId', fetch.collectionId),
              optional('AirSync:ServerId', fetch.serverId),
              optional('AirSync:Class', fetch.email && 'Email'),
              fetch.email && element('ItemOperations:Properties', formatEmail(fetch.email)),
            ]),
          ),
        ),
  ]);
}

/** @throws EasMessageError */
export function parseItemOperationsResponse(document: Element): ItemOperationsResponse {
  const root = rooted(document, 'ItemOperations:ItemOperations');
  const response = maybe(root, 'ItemOperations:Response');
  return {
    status: numberOf(root, 'ItemOperations:Status'),
    fetches: response ? all(response, 'ItemOperations:Fetch').map(parseFetched) : [],
  };
}

function parseFetched(fetch: Element): ItemOperationsResponse['fetches'][number] {
  const collectionId = maybeTextOf(fetch, 'AirSync:CollectionId');
  const serverId = maybeTextOf(fetch, 'AirSync:ServerId');
  const properties = maybe(fetch, 'ItemOperations:Properties');
  return {
    status: numberOf(fetch, 'ItemOperations:Status'),
    ...(collectionId !== undefined && { collectionId }),
    ...(serverId !== undefined && { serverId }),
    ...(properties && { email: parseEmail(properties) }),
  };
}
