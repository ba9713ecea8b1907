import { type HttpProtocol, httpProtocols } from '../protocols/registry.ts';
import type { LimitChanges, ProxyLimits } from './limits.ts';
import { frontEndProtocols } from './protocols/index.ts';

const second = 1000;
const minute = 60 * second;

/** Where a protocol says nothing of its own. */
const responseTimeoutMs = 100 * second;

const defaultLimits: ProxyLimits = {
  responseTimeoutMs: Object.fromEntries(
    httpProtocols.map((protocol) => [
      protocol,
      frontEndProtocols[protocol]?.responseTimeoutMs ?? responseTimeoutMs,
    ]),
  ) as Record<HttpProtocol, number>,
  directoryTimeoutMs: 30 * second,
  topologyRefreshMs: 10 * minute,
  credentialsTtlMs: 5 * minute,
  credentialsEntries: 20_000,
  accountTtlMs: 5 * minute,
  accountEntries: 20_000,
  identityTokenMs: minute,
  sessionRefreshMs: second,
  logonFormBytes: 16 * 1024,
  replayBodyBytes: 64 * 1024,
  clientKeepAliveMs: 2 * minute,
  backEndKeepAliveMs: 4 * second,
  connectBackstopMs: minute,
};

/** The defaults, with what differs from them. */
export function limitsWith(changes: LimitChanges = {}): ProxyLimits {
  return {
    ...defaultLimits,
    ...changes,
    responseTimeoutMs: { ...defaultLimits.responseTimeoutMs, ...changes.responseTimeoutMs },
  };
}
