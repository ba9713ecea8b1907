import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';

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

/** A log without `#Fields`, or one that is not CSV. */
export class HttpProxyLogError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(`HttpProxy log: ${message}`, options);
    this.name = 'HttpProxyLogError';
  }
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
    key === 'dateTime' ? new Date(record.dateTime).toISOString() : record[key],
  );
  return stringify([values], { record_delimiter: 'windows', quoted_match: /[\r\n]/ });
}

/**
 * Reads a log by its `#Fields`, in whatever order they stand; columns that it lacks are empty or null.
 * @throws HttpProxyLogError
 */
export function parseHttpProxyLog(log: string): HttpProxyRecord[] {
  const records: HttpProxyRecord[] = [];
  let fields: readonly string[] | undefined;
  for (const row of rowsOf(log)) {
    const [first = ''] = row;
    if (first.startsWith('#Fields:')) fields = [first.slice('#Fields:'.length).trim(), ...row.slice(1)];
    // Exchange writes the bare column names above everything else.
    else if (!first.startsWith('#') && first !== columnOf.dateTime) records.push(recordOf(row, fields));
  }
  return records;
}

function rowsOf(log: string): string[][] {
  try {
    return parse(log, { relax_column_count: true, skip_empty_lines: true, bom: true });
  } catch (error) {
    throw new HttpProxyLogError(`not CSV: ${(error as Error).message}`, { cause: error });
  }
}

function recordOf(row: readonly string[], fields: readonly string[] | undefined): HttpProxyRecord {
  if (fields === undefined)
    throw new HttpProxyLogError('expected #Fields before the first request, found none');
  if (row.length !== fields.length)
    throw new HttpProxyLogError(`expected ${fields.length} columns as in #Fields, found ${row.length}`);
  const cell = (key: keyof HttpProxyRecord) => row[fields.indexOf(columnOf[key])] ?? '';
  const record: Record<string, string | number | null> = {};
  for (const key of keys) record[key] = cell(key);
  return {
    ...(record as unknown as HttpProxyRecord),
    dateTime: instant(cell('dateTime')),
    httpStatus: statusOf(cell('httpStatus')),
    backEndStatus: statusOf(cell('backEndStatus')),
  };
}

function instant(text: string): number {
  const at = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(at))
    throw new HttpProxyLogError(`expected an ISO 8601 time in DateTime, found ${JSON.stringify(text)}`);
  return at;
}

function statusOf(text: string): number | null {
  if (text === '') return null;
  if (/^\d{3}$/.test(text)) return Number(text);
  throw new HttpProxyLogError(`expected an HTTP status, found ${JSON.stringify(text)}`);
}
