import { FormatError } from '../../../input/errors.ts';
import type { W3cRecord } from '../w3c-log.ts';

type Key = Exclude<keyof W3cRecord, 'at'>;

/** Where each property stands; written down once more, so that the writer is not read by its own table. */
const fieldOf: Readonly<Record<Key, string>> = {
  siteName: 's-sitename',
  computerName: 's-computername',
  serverIp: 's-ip',
  method: 'cs-method',
  uriStem: 'cs-uri-stem',
  uriQuery: 'cs-uri-query',
  port: 's-port',
  username: 'cs-username',
  clientIp: 'c-ip',
  version: 'cs-version',
  userAgent: 'cs(User-Agent)',
  cookie: 'cs(Cookie)',
  referer: 'cs(Referer)',
  host: 'cs-host',
  status: 'sc-status',
  subStatus: 'sc-substatus',
  win32Status: 'sc-win32-status',
  bytesSent: 'sc-bytes',
  bytesReceived: 'cs-bytes',
  timeTaken: 'time-taken',
};
const numbers: ReadonlySet<string> = new Set<Key>([
  'port',
  'status',
  'subStatus',
  'win32Status',
  'bytesSent',
  'bytesReceived',
  'timeTaken',
]);

/**
 * Reads a log by its `#Fields`, in whatever order they stand. Text stays as it is written (`+` for a space).
 * @throws FormatError
 */
export function readW3cLog(log: string): W3cRecord[] {
  let fields: readonly string[] = [];
  return log.split(/\r?\n/).flatMap((line, index) => {
    if (line.startsWith('#Fields: ')) fields = line.slice('#Fields: '.length).split(' ');
    return line === '' || line.startsWith('#') ? [] : [recordOf(line, fields, `line ${index + 1}`)];
  });
}

function recordOf(line: string, fields: readonly string[], where: string): W3cRecord {
  const values = line.split(' ');
  if (values.length !== fields.length)
    throw new FormatError(where, `${fields.length} values`, `${values.length}`);
  const cell = (field: string) => values[fields.indexOf(field)] ?? '';
  const written = `${cell('date')}T${cell('time')}Z`;
  const at = Date.parse(written);
  if (Number.isNaN(at)) throw new FormatError(where, 'a date and a time', written);
  const entries = Object.entries(fieldOf).map(([key, field]) => {
    const value = cell(field);
    if (!numbers.has(key)) return [key, value === '-' ? '' : value];
    if (!/^\d+$/.test(value)) throw new FormatError(where, `a number in ${field}`, value);
    return [key, Number(value)];
  });
  return { at, ...Object.fromEntries(entries) };
}
