import type { OutgoingHttpHeaders } from 'node:http';
import type { Element } from '../../../protocols/eas/element.ts';
import { wbxmlContentType } from '../../../protocols/eas/headers.ts';
import { formatStatus } from '../../../protocols/eas/statuses.ts';
import { type EasCommand, easServers } from '../../../protocols/eas/versions.ts';
import { encodeWbxml } from '../../../protocols/eas/wbxml.ts';
import { exchangeHeaders, labHeaders } from '../../../protocols/http/headers.ts';
import { challenges, type Methods } from '../../kit/challenges.ts';
import type { ExchangeHost } from '../../kit/host.ts';
import { answer, type Exchange } from '../../kit/round-trip.ts';

/** An answer with the headers that every one of ActiveSync's has. */
export function answerEas(
  host: ExchangeHost,
  exchange: Exchange,
  status: number,
  body: string | Buffer,
  headers: OutgoingHttpHeaders = {},
): void {
  const { version, name } = host.server();
  answer(
    exchange,
    status,
    {
      'MS-Server-ActiveSync': easServers[version].build,
      ...(version === 2013 && { [exchangeHeaders.backEndServer]: name.toUpperCase() }),
      ...headers,
    },
    body,
  );
}

/** 200 with a WBXML document. */
export function answerDocument(host: ExchangeHost, exchange: Exchange, document: Element): void {
  answerEas(host, exchange, 200, Buffer.from(encodeWbxml(document)), { 'content-type': wbxmlContentType });
}

/** 200 with a document that says a status and no more; a bare 200 for commands without documents. */
export function answerStatus(
  host: ExchangeHost,
  exchange: Exchange,
  command: EasCommand,
  status: number,
): void {
  const document = formatStatus(command, status);
  if (document === undefined) answerEas(host, exchange, 200, '');
  else answerDocument(host, exchange, document);
}

/** A status of HTTP with a sentence for whoever reads it. */
export function refuse(
  host: ExchangeHost,
  exchange: Exchange,
  status: number,
  text: string,
  headers: OutgoingHttpHeaders = {},
): void {
  answerEas(host, exchange, status, text, { 'content-type': 'text/plain; charset=utf-8', ...headers });
}

export function mailboxNotHere(host: ExchangeHost, exchange: Exchange, text: string): void {
  refuse(host, exchange, 421, text, { [labHeaders.routingError]: 'mailbox-not-here' });
}

/** 401 with exactly the methods of the virtual directory. */
export function challenge(host: ExchangeHost, exchange: Exchange, methods: Methods): void {
  refuse(host, exchange, 401, 'You do not have permission to view this page.', challenges(host, methods));
}
