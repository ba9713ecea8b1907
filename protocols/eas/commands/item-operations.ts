import { integer, text } from '../codec/content.ts';
import { message } from '../codec/message.ts';
import { child, derived, fixed, insideIfAny, many, optional, sequence } from '../codec/part.ts';
import { type BodyPreference, bodyPreferencesPart, type Email, emailPart } from './email.ts';

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

const request = message<ItemOperationsRequest>(
  'ItemOperations:ItemOperations',
  many(
    'fetches',
    'ItemOperations:Fetch',
    sequence(
      // Of the stores that there are, the lab has the mailbox.
      fixed('ItemOperations:Store', 'Mailbox'),
      child('collectionId', 'AirSync:CollectionId', text),
      child('serverId', 'AirSync:ServerId', text),
      insideIfAny('ItemOperations:Options', bodyPreferencesPart),
    ),
  ),
);

const fetched = sequence(
  child('status', 'ItemOperations:Status', integer),
  optional('collectionId', 'AirSync:CollectionId', text),
  optional('serverId', 'AirSync:ServerId', text),
  derived('AirSync:Class', ({ email }: { email?: Email }) => email && 'Email'),
  optional('email', 'ItemOperations:Properties', emailPart),
);

const response = message<ItemOperationsResponse>(
  'ItemOperations:ItemOperations',
  sequence(
    child('status', 'ItemOperations:Status', integer),
    insideIfAny('ItemOperations:Response', many('fetches', 'ItemOperations:Fetch', fetched)),
  ),
);

export const { format: formatItemOperationsRequest, parse: parseItemOperationsRequest } = request;
export const { format: formatItemOperationsResponse, parse: parseItemOperationsResponse } = response;
