import type { ConversationEntry } from '../../../contract/journal.ts';
import type { Facet } from '../rules.ts';
import type { HttpSeen } from './expectations.ts';

/** What an expectation says of a request (undefined: of none) that a server saw. */
export function httpFacets(
  expected: HttpSeen,
  conversation: ConversationEntry | undefined,
  universal: readonly Facet[],
): Facet[] {
  const request = conversation?.detail.transport === 'http' ? conversation.detail : undefined;
  return [
    { name: 'method', pattern: expected.method, value: request?.method ?? null },
    { name: 'host', pattern: expected.host, value: request?.host ?? null },
    { name: 'url', pattern: expected.url, value: request?.url ?? null },
    { name: 'user agent', pattern: expected.userAgent, value: request?.userAgent ?? null },
    ...universal,
    ...Object.entries(expected.headers ?? {}).map(([name, pattern]) => ({
      name: `header ${name}`,
      pattern,
      value: request?.headers[name.toLowerCase()] ?? null,
    })),
  ];
}
