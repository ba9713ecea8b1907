import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RequestContext } from '../../proxy/http/request-context.ts';

/** The head of an answer: its status, and name, value, name, value … */
export interface Head {
  status: number;
  headers: string[];
}

/** Changes the head of whatever is answered to a request, by the front end or by a back end. */
export function rewriteHead(response: ServerResponse, change: (head: Head) => Head): void {
  const writeHead = response.writeHead.bind(response);
  response.writeHead = ((status: number, reason: string, headers: string[]) => {
    const changed = change({ status, headers });
    return writeHead(changed.status, changed.status === status ? reason : '', changed.headers);
  }) as ServerResponse['writeHead'];
}

/** Changes where the front end's own redirects lead. */
export function rewriteLocation({ response }: RequestContext, change: (location: string) => string): void {
  rewriteHead(response, ({ status, headers }) => ({
    status,
    headers: headers.map((text, index) => (headers[index - 1] === 'location' ? change(text) : text)),
  }));
}

/** The one value of a header; undefined when there is none. */
export function headerOf({ headers }: IncomingMessage, name: string): string | undefined {
  return headers[name]?.toString();
}

/** A header list (name, value, name, value …) without the names that `drops` picks, given in lower case. */
export function withoutHeaders(list: readonly string[], drops: (name: string) => boolean): string[] {
  return list.filter((_, index) => !drops((list[index - (index % 2)] ?? '').toLowerCase()));
}
