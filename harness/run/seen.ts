import { type ConversationEntry, conversationName } from '../../contract/journal.ts';
import type { Topology } from '../../topology/index.ts';
import type { SeenExpectation } from '../specs/schema.ts';
import type { TextPattern } from '../specs/text-pattern.ts';
import { fitsHop } from './match.ts';
import type { Difference } from './result.ts';
import { fitsText, shownPattern, shownText } from './text-pattern.ts';

/** What the servers saw otherwise than expected: one difference for each expectation that no request meets. */
export function seenDifferences(
  expected: SeenExpectation | SeenExpectation[] | undefined,
  requests: readonly ConversationEntry[],
  topology: Topology,
): Difference[] {
  return [expected ?? []].flat().flatMap((one) => {
    const there = requests.filter(({ server }) => fitsHop(topology, one.server, server));
    const nearest = there
      .map((request) => ({ request, wrong: mismatches(one, request) }))
      .toSorted((a, b) => a.wrong.length - b.wrong.length)[0];
    if (nearest === undefined) {
      const wanted = shownAll(one);
      return [
        {
          dimension: 'seen' as const,
          expected: `${one.server} sees a request${wanted === '' ? '' : ` with ${wanted}`}`,
          actual: `${one.server} saw none`,
        },
      ];
    }
    if (nearest.wrong.length === 0) return [];
    const { server } = nearest.request;
    return [
      {
        dimension: 'seen' as const,
        expected: `${one.server} sees ${nearest.wrong.map(({ name, expected }) => `${name} ${expected}`).join(', ')}`,
        actual: `${server} saw ${nearest.wrong.map(({ name, actual }) => `${name} ${actual}`).join(', ')} (${conversationName(nearest.request)})`,
      },
    ];
  });
}

interface Facet {
  name: string;
  pattern: TextPattern;
  value: string | null;
}

function mismatches(
  expected: SeenExpectation,
  request: ConversationEntry,
): { name: string; expected: string; actual: string }[] {
  return facets(expected, request)
    .filter(({ pattern, value }) => !fitsText(pattern, value))
    .map(({ name, pattern, value }) => ({
      name,
      expected: shownPattern(pattern),
      actual: shownText(value),
    }));
}

function shownAll(expected: SeenExpectation): string {
  return facets(expected, undefined)
    .map(({ name, pattern }) => `${name} ${shownPattern(pattern)}`)
    .join(', ');
}

function facets(expected: SeenExpectation, request: ConversationEntry | undefined): Facet[] {
  const all: { name: string; pattern: TextPattern | undefined; value: string | null }[] = [
    { name: 'method', pattern: expected.method, value: request?.detail.method ?? null },
    { name: 'host', pattern: expected.host, value: request?.detail.host ?? null },
    { name: 'url', pattern: expected.url, value: request?.detail.url ?? null },
    { name: 'user agent', pattern: expected.userAgent, value: request?.detail.userAgent ?? null },
    { name: 'identity', pattern: expected.identity, value: request?.identity ?? null },
    {
      name: 'transport',
      pattern: expected.secure === undefined ? undefined : expected.secure ? 'TLS' : 'plain',
      value: request === undefined ? null : request.secure ? 'TLS' : 'plain',
    },
    ...Object.entries(expected.headers ?? {}).map(([name, pattern]) => ({
      name: `header ${name}`,
      pattern,
      value: request?.detail.headers[name.toLowerCase()] ?? null,
    })),
  ];
  return all.flatMap(({ name, pattern, value }) => (pattern === undefined ? [] : [{ name, pattern, value }]));
}
