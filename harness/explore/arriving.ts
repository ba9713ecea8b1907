import type { FrontEnd, FrontEndChanges } from '../../proxy/front-end.ts';
import type { RequestContext } from '../../proxy/http/request-context.ts';

/** The right front end, but for what it takes a request to be when it comes. */
export function readingAs(
  change: (context: RequestContext, frontEnd: FrontEnd) => Partial<RequestContext>,
): FrontEndChanges {
  return {
    handle: (handle) => (frontEnd, context) =>
      handle(frontEnd, Object.assign(context, change(context, frontEnd))),
  };
}

/** The right front end, but for requests that it answers in another way altogether. */
export function instead(
  concerns: (context: RequestContext) => boolean,
  answer: (context: RequestContext, frontEnd: FrontEnd) => void,
): FrontEndChanges {
  return {
    handle: (handle) => async (frontEnd, context) => {
      if (concerns(context)) answer(context, frontEnd);
      else await handle(frontEnd, context);
    },
  };
}

/** Reads a request as if its Host lines were those that are left: the value of each, in order. */
export function withHosts(
  { request }: RequestContext,
  change: (hosts: readonly string[]) => readonly string[],
): void {
  const isHost = (index: number) => request.rawHeaders[index - (index % 2)]?.toLowerCase() === 'host';
  const hosts = request.rawHeaders.filter((_, index) => index % 2 === 1 && isHost(index));
  request.rawHeaders = [
    ...request.rawHeaders.filter((_, index) => !isHost(index)),
    ...change(hosts).flatMap((host) => ['host', host]),
  ];
}
