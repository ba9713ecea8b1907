import { integer, list, text } from '../codec/content.ts';
import { message } from '../codec/message.ts';
import { child, optional, sequence, variants } from '../codec/part.ts';

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

const folder = sequence(child('id', 'Ping:Id', text), child('class', 'Ping:Class', text));

const request = message<PingRequest>(
  'Ping:Ping',
  sequence(
    optional('heartbeatInterval', 'Ping:HeartbeatInterval', integer),
    optional('folders', 'Ping:Folders', list('Ping:Folder', folder)),
  ),
);

const response = message<PingResponse>(
  'Ping:Ping',
  variants('status', 'Ping:Status', {
    [pingStatuses.changes]: child('folders', 'Ping:Folders', list('Ping:Folder', text)),
    [pingStatuses.heartbeatOutOfRange]: child('heartbeatInterval', 'Ping:HeartbeatInterval', integer),
    [pingStatuses.tooManyFolders]: child('maxFolders', 'Ping:MaxFolders', integer),
  }),
);

export const { format: formatPingRequest, parse: parsePingRequest } = request;
export const { format: formatPingResponse, parse: parsePingResponse } = response;
