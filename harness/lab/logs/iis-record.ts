import { type ConnectionEntry, type ConversationEntry, headerValues } from '../../../contract/journal.ts';
import type { W3cRecord } from '../../../protocols/logs/w3c-log.ts';
import { httpProtocols, registry } from '../../../protocols/registry.ts';
import { nominalPorts } from '../../../topology/index.ts';

/** Where a request came in. */
export interface Arrival {
  /** Unknown when the log was begun after it. */
  connection: ConnectionEntry | undefined;
  /** The server's address, and the port that it would have outside the lab. */
  local: { address: string; nominalPort: number };
}

/** W3SVC1 and W3SVC2 are Default Web Site and Exchange Back End; the mailbox store of the lab is no web site of IIS. */
const siteNames: Readonly<Record<number, string>> = {
  [nominalPorts.https]: 'W3SVC1',
  [nominalPorts.backEndHttps]: 'W3SVC2',
  [nominalPorts.store]: 'STORE',
};

/** Of a request that its client left without an answer: no status, and ERROR_NETNAME_DELETED. */
const leftByClient = { status: 0, subStatus: 0, win32Status: 64 };

/** A request that has ended as a line of an IIS log, at the time of its end. @param domain NetBIOS name */
export function iisRecord(
  entry: ConversationEntry,
  { connection, local }: Arrival,
  computerName: string,
  domain: string,
): W3cRecord {
  const at = entry.endedAt ?? entry.at;
  const { detail } = entry;
  const [uriStem = '', ...query] = detail.url.split('?');
  return {
    at,
    siteName: siteNames[local.nominalPort] ?? '',
    computerName,
    serverIp: local.address,
    method: detail.method,
    uriStem,
    uriQuery: query.join('?'),
    port: local.nominalPort,
    username: entry.user === null ? '' : `${domain}\\${entry.user}`,
    clientIp: connection?.peer.address ?? '',
    version: `HTTP/${detail.httpVersion}`,
    userAgent: detail.userAgent,
    cookie: headerValues(detail, 'cookie').join('; '),
    referer: headerValues(detail, 'referer').join(', '),
    host: detail.host,
    ...statusOf(entry),
    bytesSent: entry.bytesSent ?? 0,
    bytesReceived: entry.bytesReceived ?? 0,
    timeTaken: at - entry.at,
  };
}

function statusOf({
  protocol,
  identity,
  detail: { status },
}: ConversationEntry): Pick<W3cRecord, 'status' | 'subStatus' | 'win32Status'> {
  if (status === null) return leftByClient;
  if (status !== 401) return { status, subStatus: 0, win32Status: 0 };
  // 401.1, ERROR_LOGON_FAILURE: credentials were given, and they are wrong.
  if (identity === 'basic') return { status, subStatus: 1, win32Status: 1326 };
  // SEL-4: IIS itself asks for credentials (401.2, ERROR_ACCESS_DENIED) in these; elsewhere the application does.
  const known = httpProtocols.find((name) => name === protocol);
  const isFromIis = known !== undefined && registry[known].isChallengedByIis;
  return { status, subStatus: isFromIis ? 2 : 0, win32Status: isFromIis ? 5 : 0 };
}
