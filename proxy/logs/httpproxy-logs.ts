import { join } from 'node:path';
import { createRollingLog, prepareLogFolder, type RollingLog } from '../../net/rolling-log.ts';
import {
  formatHttpProxyLine,
  httpProxyHeader,
  httpProxyLogName,
} from '../../protocols/logs/httpproxy-log.ts';
import { serverNamed, type Topology } from '../../topology/index.ts';
import type { RequestRecord } from '../types.ts';
import { buildNumber, httpProxyRecord } from './httpproxy-record.ts';

/** HttpProxy logs of any number of front ends. */
export interface HttpProxyLogs {
  /** Writes a request's line; what ProxyOptions.onRequest takes. */
  onRequest(record: RequestRecord, topology: Topology): void;
  close(): void;
}

/**
 * Logs below `folder` as Exchange has them below Logging\HttpProxy, one level deeper:
 * `<front end>/<Owa | Eas …>/HttpProxy_yyyyMMddHH-n.LOG`, a file an hour (UTC) and another one after a restart.
 * `Unknown` has what no virtual directory has.
 * @param onProblem told of what could not be written
 * @throws LogFolderError
 */
export function createHttpProxyLogs(folder: string, onProblem: (message: string) => void): HttpProxyLogs {
  prepareLogFolder(folder);
  const logs = new Map<string, RollingLog>();
  const logOf = (protocol: string, server: string, topology: Topology) => {
    const key = join(server, protocol);
    const known = logs.get(key);
    if (known !== undefined) return known;
    const version = buildNumber(serverNamed(topology, server)?.adminDisplayVersion ?? '');
    const log = createRollingLog(
      join(folder, key),
      { nameAt: httpProxyLogName, headerAt: (at) => httpProxyHeader(at, version), existing: 'next' },
      onProblem,
    );
    logs.set(key, log);
    return log;
  };
  return {
    onRequest(record, topology) {
      const line = httpProxyRecord(record, topology);
      logOf(line.protocol, record.server, topology).write(record.at, formatHttpProxyLine(line));
    },
    close() {
      for (const log of logs.values()) log.close();
    },
  };
}
