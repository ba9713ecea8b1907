import { join } from 'node:path';
import type { ConnectionEntry, ConversationEntry, JournalEntry } from '../../../contract/journal.ts';
import { createRollingLog, prepareLogFolder, type RollingLog } from '../../../net/rolling-log.ts';
import { formatW3cLine, w3cHeader } from '../../../protocols/logs/w3c-log.ts';
import type { ServerPort } from '../names.ts';
import { type Arrival, iisRecord } from './iis-record.ts';

/** IIS logs of any number of mocks, written from what they journal. */
export interface IisLogs {
  /** Writes the line of a request that has ended; what a journal's `subscribe` takes. */
  onJournal(entry: JournalEntry): void;
  close(): void;
}

export interface IisLogsOptions {
  folder: string;
  /** Sockets of the servers. */
  ports: readonly ServerPort[];
  /** NetBIOS name of the users' domain. */
  domain: string;
  /** Told of what could not be written. */
  onProblem: (message: string) => void;
}

/** `u_ex140311.log`: a file a day (UTC). */
export function iisLogName(at: number): string {
  return `u_ex${new Date(at).toISOString().slice(2, 10).replaceAll('-', '')}.log`;
}

/**
 * Logs as `<folder>/<server>/u_exYYMMDD.log`; a restart goes on in the day's file, as IIS does. The directory is no web
 * server and has none. @throws LogFolderError
 */
export function createIisLogs({ folder, ports, domain, onProblem }: IisLogsOptions): IisLogs {
  prepareLogFolder(folder);
  const logs = new Map<string, RollingLog>();
  const connections = new Map<string, ConnectionEntry>();
  const open = new Map<string, Arrival>();
  const logOf = (server: string) => {
    const known = logs.get(server);
    if (known !== undefined) return known;
    const files = { nameAt: iisLogName, headerAt: w3cHeader, existing: 'append' } as const;
    const log = createRollingLog(join(folder, server), files, onProblem);
    logs.set(server, log);
    return log;
  };
  const arrivalOf = ({ server, connection: id }: ConversationEntry): Arrival => {
    const connection = connections.get(id);
    const port = ports.find(
      ({ server: owner, endpoint }) => owner === server && endpoint.port === connection?.localPort,
    );
    const local = { address: port?.endpoint.address ?? '', nominalPort: port?.nominalPort ?? 0 };
    return { connection, local };
  };
  return {
    onJournal(entry) {
      if (entry.server === 'directory' || entry.kind === 'outgoing') return;
      if (entry.kind === 'connection') {
        if (entry.closedAt === null) connections.set(entry.id, entry);
        else connections.delete(entry.id);
        return;
      }
      const arrival = open.get(entry.id);
      if (entry.endedAt === null) {
        // Kept from the beginning: a connection may be closed before its last request is given up.
        if (arrival === undefined) open.set(entry.id, arrivalOf(entry));
        return;
      }
      // What has ended may still change, as when its user becomes known after the client has gone.
      if (!open.delete(entry.id) || arrival === undefined) return;
      const record = iisRecord(entry, arrival, entry.server, domain);
      logOf(entry.server).write(record.at, `${formatW3cLine(record)}\r\n`);
    },
    close() {
      for (const log of logs.values()) log.close();
    },
  };
}
