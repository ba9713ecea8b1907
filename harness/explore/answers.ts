import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FrontEndChanges } from '../../proxy/front-end.ts';
import type { AnswerHeaders } from '../../proxy/http/forward-headers.ts';
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

/** A header list with other values; null leaves the header out. Names are given in lower case. */
export function mapHeaders(
  list: readonly string[],
  change: (name: string, value: string) => string | null,
): string[] {
  const headers: string[] = [];
  for (let index = 0; index + 1 < list.length; index += 2) {
    const [name = '', value = ''] = list.slice(index, index + 2);
    const changed = change(name.toLowerCase(), value);
    if (changed !== null) headers.push(name, changed);
  }
  return headers;
}

/** Changes what of a back end's header list the client reads, but for what the front end adds itself. */
export function passingOn(
  change: (headers: string[], answered: Parameters<AnswerHeaders>[2]) => string[],
): FrontEndChanges {
  return {
    answerHeaders: (right) => (raw, connection, answered, own) => [
      ...change(right(raw, connection, answered, []), answered),
      ...own,
    ],
  };
}

/** Changes every value that back ends give a header, by its name in lower case; null leaves the line out. */
export function changingHeader(
  header: string,
  change: (value: string, answered: Parameters<AnswerHeaders>[2]) => string | null,
): FrontEndChanges {
  return passingOn((headers, answered) =>
    mapHeaders(headers, (name, value) => (name === header ? change(value, answered) : value)),
  );
}

/** Leaves headers of back ends' answers out, by their names in lower case. */
export function droppingHeaders(...dropped: string[]): FrontEndChanges {
  return passingOn((headers) => withoutHeaders(headers, (name) => dropped.includes(name)));
}

/** Changes the heads of back ends' answers; `method` is that of the request. */
export function rewritingHeads(change: (head: Head, method: string | undefined) => Head): FrontEndChanges {
  return {
    forward: (forward) => (forwarded) => {
      rewriteHead(forwarded.response, (head) => change(head, forwarded.request.method));
      return forward(forwarded);
    },
  };
}

/** Changes the bodies of back ends' answers, each as a whole; their length is told by chunks then. */
export function rewritingBodies(change: (body: Buffer, head: Head) => Buffer): FrontEndChanges {
  return {
    forward: (forward) => (forwarded) => {
      const { response } = forwarded;
      const write = response.write.bind(response) as (chunk: Buffer) => boolean;
      const end = response.end.bind(response);
      const chunks: Buffer[] = [];
      let answered: Head = { status: 0, headers: [] };
      rewriteHead(response, (head) => {
        answered = head;
        return { ...head, headers: withoutHeaders(head.headers, (name) => name === 'content-length') };
      });
      response.write = ((chunk: Buffer) => chunks.push(chunk) > 0) as typeof response.write;
      response.end = ((chunk?: Buffer) => {
        if (chunks.length === 0) return end(chunk);
        write(change(Buffer.concat(chunks), answered));
        return end();
      }) as typeof response.end;
      return forward(forwarded);
    },
  };
}

/** Changes the heads of what the front end answers itself; what back ends answer passes on as it is. */
export function rewritingOwnHeads(change: (head: Head, context: RequestContext) => Head): FrontEndChanges {
  return {
    handle: (handle) => (frontEnd, context) => {
      rewriteHead(context.response, (head) => change(head, context));
      return handle(frontEnd, context);
    },
    forward: (forward) => async (forwarded) => {
      const { response } = forwarded;
      const { writeHead } = response;
      Reflect.deleteProperty(response, 'writeHead');
      const outcome = await forward(forwarded);
      if (outcome.kind !== 'answered') response.writeHead = writeHead;
      return outcome;
    },
  };
}

/** A header list with one more line. */
export const withHeader = (list: readonly string[], name: string, value: string) => [...list, name, value];

/** The lines of a header list. */
export function linesOf(list: readonly string[]): { name: string; value: string }[] {
  return list.flatMap((name, index) => (index % 2 === 0 ? [{ name, value: list[index + 1] ?? '' }] : []));
}

/** The values of a name, which is given in lower case, in their order. */
export function valuesIn(list: readonly string[], name: string): string[] {
  return linesOf(list).flatMap((line) => (line.name.toLowerCase() === name ? [line.value] : []));
}

/** The first of them. */
export const headerIn = (list: readonly string[], name: string) => valuesIn(list, name)[0];

/** Sends a body behind the head of an answer to HEAD, in one piece with it, which node:http never would. */
export function sendBodyToHead(response: ServerResponse, body: Buffer): void {
  const { socket } = response;
  socket?.cork();
  response.flushHeaders();
  socket?.write(body);
  socket?.uncork();
}
