/** One request in an HttpProxy log. Absent numbers are null and written as nothing. */
export interface HttpProxyRecord {
  /** Milliseconds since the epoch. */
  dateTime: number;
  requestId: string;
  /** `Owa`, `Eas`, `Ews` … */
  protocol: string;
  urlHost: string;
  urlStem: string;
  authenticationType: string;
  authenticatedUser: string;
  anchorMailbox: string;
  userAgent: string;
  /** The front end that writes the log. */
  serverHostName: string;
  httpStatus: number | null;
  backEndStatus: number | null;
  errorCode: string;
  method: string;
  /** `Proxy` or `Redirect`. */
  proxyAction: string;
  targetServer: string;
  targetServerVersion: string;
  routingType: string;
  routingHint: string;
  urlQuery: string;
  genericInfo: string;
  genericErrors: string;
}

/** Columns in the order in which they are written (wire.md §9); readers go by their names. */
const columnOf: Readonly<Record<keyof HttpProxyRecord, string>> = {
  dateTime: 'DateTime',
  requestId: 'RequestId',
  protocol: 'Protocol',
  urlHost: 'UrlHost',
  urlStem: 'UrlStem',
  authenticationType: 'AuthenticationType',
  authenticatedUser: 'AuthenticatedUser',
  anchorMailbox: 'AnchorMailbox',
  userAgent: 'UserAgent',
  serverHostName: 'ServerHostName',
  httpStatus: 'HttpStatus',
  backEndStatus: 'BackEndStatus',
  errorCode: 'ErrorCode',
  method: 'Method',
  proxyAction: 'ProxyAction',
  targetServer: 'TargetServer',
  targetServerVersion: 'TargetServerVersion',
  routingType: 'RoutingType',
  routingHint: 'RoutingHint',
  urlQuery: 'UrlQuery',
  genericInfo: 'GenericInfo',
  genericErrors: 'GenericErrors',
};
const keys = Object.keys(columnOf) as (keyof HttpProxyRecord)[];

/** The names behind `#Fields:`. */
export const httpProxyFields: readonly string[] = Object.values(columnOf);

/** `HttpProxy_2014031114-1.LOG`: a file an hour (UTC), and a number for each further one in it. */
export function httpProxyLogName(at: number, sequence: number): string {
  const hour = new Date(at).toISOString().slice(0, 13).replaceAll(/[-T]/g, '');
  return `HttpProxy_${hour}-${sequence}.LOG`;
}

/** The lines at the head of a log that begins at `at`, with their line ends. `version` is the build, such as `15.00.0847.032`. */
export function httpProxyHeader(at: number, version: string): string {
  return [
    '#Software: Microsoft Exchange Server',
    `#Version: ${version}`,
    '#Log-type: HttpProxy Logs',
    `#Date: ${new Date(at).toISOString()}`,
    `#Fields: ${httpProxyFields.join(',')}`,
    '',
  ].join('\r\n');
}

/** A request's line with its line end, quoted after RFC 4180. */
export function formatHttpProxyLine(record: HttpProxyRecord): string {
  const values = keys.map((key) =>
    key === 'dateTime' ? new Date(record.dateTime).toISOString() : quoted(String(record[key] ?? '')),
  );
  return `${values.join(',')}\r\n`;
}

/** A cell as RFC 4180 has it: what would end it stands in quotes, and quotes in it are doubled. */
function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
