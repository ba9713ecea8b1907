import { parse } from 'csv-parse/sync';
import { FormatError } from '../../input/errors.ts';

const fieldsMark = '#Fields: ';

/**
 * The cells of the line with a request's RequestId, by the names of the `#Fields` line above it; null while there is none.
 * A line that is still being written is none. @throws FormatError for one that has not as many cells as there are names
 */
export function httpProxyLine(log: string, requestId: string): Record<string, string> | null {
  for (let at = log.indexOf(requestId); at !== -1; at = log.indexOf(requestId, at + 1)) {
    const end = log.indexOf('\n', at);
    if (end === -1) return null;
    const begin = log.lastIndexOf('\n', at) + 1;
    const head = log.lastIndexOf(fieldsMark, begin);
    const names = head === -1 ? [] : cellsOf(log.slice(head + fieldsMark.length, log.indexOf('\n', head)));
    const line = log.slice(begin, end);
    const cells = cellsOf(line);
    if (cells.length !== names.length) {
      throw new FormatError('a line of the HttpProxy log', `${names.length} cells as in #Fields`, line);
    }
    const record = Object.fromEntries(names.map((name, index) => [name, cells[index] ?? '']));
    if (record.RequestId === requestId) return record;
  }
  return null;
}

function cellsOf(line: string): string[] {
  const [cells = []] = parse(line, { relax_column_count: true }) as string[][];
  return cells;
}
