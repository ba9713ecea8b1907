import type { JournalEntry } from '../../../contract/journal.ts';
import { prepareLogFolder } from '../../../net/rolling-log.ts';
import { createHttpProxyLogs } from '../../../proxy/logs/httpproxy-logs.ts';
import type { ProxyOptions } from '../../../proxy/types.ts';
import type { ServerPort } from '../names.ts';
import { createIisLogs, type IisLogs } from './iis-logs.ts';

/** Folders that logs are wanted in. */
export interface LogFolders {
  iisLogs?: string;
  httpproxyLogs?: string;
}

/** The logs of servers that run in this process. */
export interface LabLogs {
  /** For front ends; absent when no HttpProxy logs are wanted. */
  onRequest?: NonNullable<ProxyOptions['onRequest']>;
  /** Writes IIS logs, if they are wanted, from what `subscribe` tells. Another call ends what was followed before. */
  follow(
    mocks: { ports: readonly ServerPort[]; domain: string },
    subscribe: (listener: (entry: JournalEntry) => void) => void,
  ): void;
  close(): void;
}

/** @param onProblem told of what could not be written later @throws LogFolderError */
export function openLabLogs(
  { iisLogs, httpproxyLogs }: LogFolders,
  onProblem: (message: string) => void,
): LabLogs {
  if (iisLogs !== undefined) prepareLogFolder(iisLogs);
  const httpProxy = httpproxyLogs === undefined ? undefined : createHttpProxyLogs(httpproxyLogs, onProblem);
  let iis: IisLogs | undefined;
  return {
    ...(httpProxy && { onRequest: httpProxy.onRequest }),
    follow({ ports, domain }, subscribe) {
      if (iisLogs === undefined) return;
      iis?.close();
      iis = createIisLogs({ folder: iisLogs, ports, domain, onProblem });
      subscribe(iis.onJournal);
    },
    close() {
      httpProxy?.close();
      iis?.close();
    },
  };
}
