/** One request in an IIS log. Empty text is written as `-`. */
export interface W3cRecord {
  /** Milliseconds since the epoch; the log has whole seconds. */
  at: number;
  /** `W3SVC1`. */
  siteName: string;
  computerName: string;
  serverIp: string;
  method: string;
  uriStem: string;
  uriQuery: string;
  port: number;
  username: string;
  clientIp: string;
  /** `HTTP/1.1`. */
  version: string;
  userAgent: string;
  /** Only the cookies' names reach the log. */
  cookie: string;
  referer: string;
  host: string;
  status: number;
  subStatus: number;
  win32Status: number;
  /** Bytes that the server sent. */
  bytesSent: number;
  bytesReceived: number;
  /** Milliseconds. */
  timeTaken: number;
}

type TextKey = {
  [K in keyof W3cRecord]: W3cRecord[K] extends string ? K : never;
}[keyof W3cRecord];
type NumberKey = Exclude<keyof W3cRecord, TextKey | 'at'>;

/** Fields behind `date` and `time`, in the order of the article's sample (wire.md §9). */
const columns: readonly (
  | { field: string; kind: 'text'; key: TextKey }
  | { field: string; kind: 'number'; key: NumberKey }
)[] = [
  { field: 's-sitename', kind: 'text', key: 'siteName' },
  { field: 's-computername', kind: 'text', key: 'computerName' },
  { field: 's-ip', kind: 'text', key: 'serverIp' },
  { field: 'cs-method', kind: 'text', key: 'method' },
  { field: 'cs-uri-stem', kind: 'text', key: 'uriStem' },
  { field: 'cs-uri-query', kind: 'text', key: 'uriQuery' },
  { field: 's-port', kind: 'number', key: 'port' },
  { field: 'cs-username', kind: 'text', key: 'username' },
  { field: 'c-ip', kind: 'text', key: 'clientIp' },
  { field: 'cs-version', kind: 'text', key: 'version' },
  { field: 'cs(User-Agent)', kind: 'text', key: 'userAgent' },
  { field: 'cs(Cookie)', kind: 'text', key: 'cookie' },
  { field: 'cs(Referer)', kind: 'text', key: 'referer' },
  { field: 'cs-host', kind: 'text', key: 'host' },
  { field: 'sc-status', kind: 'number', key: 'status' },
  { field: 'sc-substatus', kind: 'number', key: 'subStatus' },
  { field: 'sc-win32-status', kind: 'number', key: 'win32Status' },
  { field: 'sc-bytes', kind: 'number', key: 'bytesSent' },
  { field: 'cs-bytes', kind: 'number', key: 'bytesReceived' },
  { field: 'time-taken', kind: 'number', key: 'timeTaken' },
];

/** The names behind `#Fields:`. */
const w3cFields = ['date', 'time', ...columns.map(({ field }) => field)];

/** The four lines at the head of a log that begins at `at` (milliseconds since the epoch), with their line ends. */
export function w3cHeader(at: number): string {
  const { date, time } = dateAndTime(at);
  return [
    '#Software: Microsoft Internet Information Services 7.5',
    '#Version: 1.0',
    `#Date: ${date} ${time}`,
    `#Fields: ${w3cFields.join(' ')}`,
    '',
  ].join('\r\n');
}

/** A request's line, without its line end. Spaces become `+` as IIS has it; cookies lose their values. */
export function formatW3cLine(record: W3cRecord): string {
  const { date, time } = dateAndTime(record.at);
  const values = columns.map((column) => {
    if (column.kind === 'number') return String(record[column.key]);
    const text = record[column.key];
    return escaped(column.key === 'cookie' ? cookieNames(text) : text);
  });
  return [date, time, ...values].join(' ');
}

function dateAndTime(at: number): { date: string; time: string } {
  const iso = new Date(at).toISOString();
  return { date: iso.slice(0, 10), time: iso.slice(11, 19) };
}

function escaped(text: string): string {
  if (text === '') return '-';
  // Own choice: IIS never sees other white space and control characters here, and they would break the line.
  return text
    .toWellFormed()
    .replaceAll(' ', '+')
    .replaceAll(/[\s\p{Cc}]/gu, (character) => encodeURIComponent(character));
}

function cookieNames(cookie: string): string {
  return cookie
    .split(';')
    .map((pair) => pair.trim().split('=', 1)[0] ?? '')
    .filter((name) => name !== '')
    .join('; ');
}
