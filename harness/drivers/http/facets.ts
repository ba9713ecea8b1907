import {
  bodyInJournal,
  type ConversationEntry,
  type HttpDetail,
  headerValues,
} from '../../../contract/journal.ts';
import { encodingOf } from '../../../protocols/http/media-type.ts';
import { isExpression, type TextPattern } from '../../specs/text-pattern.ts';
import { type Facet, linesFacet, textFacet } from '../facet.ts';
import type { HttpSeen } from './expectations.ts';

/** What an expectation says of a request (undefined: of none) that a server saw. */
export function httpFacets(
  expected: HttpSeen,
  conversation: ConversationEntry | undefined,
  universal: readonly Facet[],
): Facet[] {
  const request = conversation?.detail.transport === 'http' ? conversation.detail : undefined;
  return [
    ...textFacet('method', expected.method, request?.method ?? null),
    ...textFacet('host', expected.host, request?.host ?? null),
    ...textFacet('url', expected.url, request?.url ?? null),
    ...textFacet('HTTP version', expected.httpVersion, request?.httpVersion ?? null),
    ...textFacet('user agent', expected.userAgent, request?.userAgent ?? null),
    ...universal,
    ...Object.entries(expected.headers ?? {}).flatMap(([name, pattern]) =>
      linesFacet(
        `header ${name}`,
        pattern,
        request === undefined ? [] : headerValues(request, name),
        name.toLowerCase() === 'cookie' ? '; ' : ', ',
      ),
    ),
    ...bodyFacet(expected.body, request),
  ];
}

/** A body is compared as what it is: text by its characters, anything else by its bytes. */
function bodyFacet(pattern: TextPattern | undefined, request: HttpDetail | undefined): Facet[] {
  const encoding = request === undefined ? 'latin1' : encodingOf(headerValues(request, 'content-type')[0]);
  const decoded = (body: string) => Buffer.from(body, 'latin1').toString(encoding);
  const wanted =
    pattern === null || pattern === undefined || isExpression(pattern)
      ? pattern
      : decoded(bodyInJournal(Buffer.from(pattern, encoding)));
  const found = request === undefined || request.body === '' ? null : decoded(request.body);
  return textFacet('body', wanted, found);
}
