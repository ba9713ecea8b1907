import { parse } from 'csv-parse/sync';
import { FormatError } from '../../../input/errors.ts';
import type { HttpProxyRecord } from '../httpproxy-log.ts';

/** Reads a log with a CSV reader that is not ours, by the names in its `#Fields`. @throws FormatError */
export function readHttpProxyLog(log: string): HttpProxyRecord[] {
  const rows: string[][] = parse(log, { relax_column_count: true, skip_empty_lines: true, bom: true });
  let fields: readonly string[] = [];
  return rows.flatMap(([first = '', ...more], index) => {
    if (first.startsWith('#Fields: ')) fields = [first.slice('#Fields: '.length), ...more];
    return first.startsWith('#') ? [] : [recordOf([first, ...more], fields, `row ${index + 1}`)];
  });
}

function recordOf(row: readonly string[], fields: readonly string[], where: string): HttpProxyRecord {
  if (row.length !== fields.length)
    throw new FormatError(where, `${fields.length} columns as in #Fields`, `${row.length}`);
  const cells = Object.fromEntries(fields.map((field, index) => [keyOf(field), row[index] ?? '']));
  return {
    ...(cells as unknown as HttpProxyRecord),
    dateTime: Date.parse(cells.dateTime ?? ''),
    httpStatus: statusOf(cells.httpStatus),
    backEndStatus: statusOf(cells.backEndStatus),
  };
}

/** `UrlHost` is `urlHost`. */
const keyOf = (field: string) => `${field.slice(0, 1).toLowerCase()}${field.slice(1)}`;

const statusOf = (cell = '') => (cell === '' ? null : Number(cell));
