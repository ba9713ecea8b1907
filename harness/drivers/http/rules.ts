import { exchangeHeaders, labHeaders } from '../../../protocols/http/headers.ts';
import type { TransportRules } from '../rules.ts';
import type { HttpAttempt } from './attempt.ts';
import { httpDifferences, shownBytes, shownStatus } from './differences.ts';
import { httpFacets } from './facets.ts';
import { withoutSecrets } from './redact.ts';
import { repeatCommand } from './repeat.ts';

/** Characters of a body that a person is shown. */
const excerptLength = 300;

/** What HTTP adds to a verdict. */
export const httpRules: TransportRules<HttpAttempt> = {
  order: [
    'path',
    'answer',
    'status',
    'author',
    'redirect',
    'mailbox',
    'page',
    'reason',
    'header',
    'cookie',
    'body',
    'trailer',
    'seen',
    'log',
  ],
  conversation: 'request',
  nameOf: ({ method, url }) => `${method} ${URL.canParse(url) ? new URL(url).pathname : url}`,
  isAnswered: ({ answer }) => answer !== undefined,
  statusOf: ({ answer, partial }) => (answer ?? partial)?.status ?? null,
  authorClaimOf: ({ answer, partial }) => (answer ?? partial)?.headers[labHeaders.author],
  requestIdOf: ({ answer, partial }) => (answer ?? partial)?.headers[exchangeHeaders.requestId],
  expectedAnswer: ({ status }) =>
    status === undefined || status === null ? 'an answer' : `an answer with ${shownStatus(status)}`,
  differences: httpDifferences,
  facets: httpFacets,
  withoutSecrets,
  repeat: repeatCommand,
  excerpt({ answer }) {
    if (answer === undefined) return null;
    if (answer.binary && answer.body !== '') return { label: 'body', text: shownBytes(answer) };
    const text = readable(answer.body);
    const shown = text.length <= excerptLength ? text : `${text.slice(0, excerptLength - 1)}…`;
    return { label: 'body', text: shown || '(empty)' };
  },
};

/** What a person would see of a page. */
function readable(body: string): string {
  return body
    .replaceAll(/<(style|script|head)\b[\s\S]*?<\/\1>/gi, ' ')
    .replaceAll(/<\/(h\d|p|li|button)>/gi, ' · ')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .replaceAll(/( ·)+( |$)/g, '$1$2')
    .replace(/ ·\s*$/, '')
    .trim();
}
