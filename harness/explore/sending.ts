import type { FrontEndChanges } from '../../proxy/front-end.ts';
import type { RequestHeaders } from '../../proxy/http/forward-headers.ts';
import { mapHeaders } from './answers.ts';

/** The request of a client, and what the front end adds to it. */
type Sent = Parameters<RequestHeaders>;

/** Changes every value that back ends get of a request's header, by its name in lower case; null leaves the line out. */
export function sendingHeader(
  header: string,
  change: (value: string, marks: Sent[1], request: Sent[0]) => string | null,
): FrontEndChanges {
  return {
    requestHeaders: (right) => (request, marks) =>
      mapHeaders(right(request, marks), (name, value) =>
        name === header ? change(value, marks, request) : value,
      ),
  };
}
