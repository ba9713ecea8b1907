import type { RequestContext } from '../http/request-context.ts';
import type { RequestRecord } from '../types.ts';

const actions = { proxy: 'Proxy', redirect: 'Redirect', refuse: 'Refuse' } as const;

/** What remains of a request once it is answered, at `now` on the clock. */
export type RecordOf = (context: RequestContext, now: number) => RequestRecord;

/** See RecordOf. */
export const recordOf: RecordOf = (context, now) => {
  const { decision, response, request, url } = context;
  const [stem = '', ...query] = url.split('?');
  return {
    at: now,
    requestId: context.requestId,
    server: context.server,
    protocol: context.protocol,
    method: context.method,
    host: context.host,
    stem,
    query: query.join('?'),
    userAgent: request.headers['user-agent'] ?? '',
    peer: context.peer,
    authenticationType: context.authenticationType,
    user: context.user,
    action: decision === null ? null : actions[decision.kind],
    target: decision?.kind === 'proxy' ? decision.target : null,
    decision,
    status: response.headersSent ? response.statusCode : null,
    backEndStatus: context.backEndStatus,
    error: context.error,
    durationMs: now - context.startedAt,
  };
};
