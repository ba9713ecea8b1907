import type { Visit } from '../http/request-context.ts';
import type { RequestRecord } from '../types.ts';

const actions = { proxy: 'Proxy', redirect: 'Redirect', refuse: 'Refuse' } as const;

/** What remains of a request once it is answered. */
export function recordOf(visit: Visit, now: number): RequestRecord {
  const { decision, response, request, url } = visit;
  const [stem = '', ...query] = url.split('?');
  return {
    at: now,
    requestId: visit.requestId,
    server: visit.server,
    protocol: visit.protocol,
    method: visit.method,
    host: visit.host,
    stem,
    query: query.join('?'),
    userAgent: request.headers['user-agent'] ?? '',
    peer: visit.peer,
    authenticationType: visit.authenticationType,
    user: visit.user,
    action: decision === null ? null : actions[decision.kind],
    target: decision?.kind === 'proxy' ? decision.target : null,
    decision,
    status: response.headersSent ? response.statusCode : null,
    backEndStatus: visit.backEndStatus,
    error: visit.error,
    durationMs: now - visit.startedAt,
  };
}
