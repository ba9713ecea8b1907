import type { OutgoingHttpHeaders } from 'node:http';
import type { Element } from '../../../protocols/eas/element.ts';
import { wbxmlContentType } from '../../../protocols/eas/headers.ts';
import { formatStatus } from '../../../protocols/eas/statuses.ts';
import { type EasCommand, easServers } from '../../../protocols/eas/versions.ts';
import { encodeWbxml } from '../../../protocols/eas/wbxml.ts';
import { exchangeHeaders, labHeaders } from '../../../protocols/http/headers.ts';
import { challenges, type Methods } from '../../kit/challenges.ts';
import type { ExchangeHost } from '../../kit/host.ts';
import { answer, type RoundTrip } from '../../kit/round-trip.ts';

/** An answer with the headers that every one of ActiveSync's has. */
export function answerEas(
  host: ExchangeHost,
  roundTrip: RoundTrip,
  status: number,
  body: string | Buffer,
  headers: OutgoingHttpHeaders = {},
): void {
  const { version, name } = host.server();
  answer(
    roundTrip,
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
export function answerDocument(host: ExchangeHost, roundTrip: RoundTrip, document: Element): void {
  answerEas(host, roundTrip, 200, Buffer.from(encodeWbxml(document)), { 'content-type': wbxmlContentType });
}

/** 200 with a document that says a status and no more; a bare 200 for commands without documents. */
export function answerStatus(
  host: ExchangeHost,
  roundTrip: RoundTrip,
  command: EasCommand,
  status: number,
): void {
  const document = formatStatus(command, status);
  if (document === undefined) answerEas(host, roundTrip, 200, '');
  else answerDocument(host, roundTrip, document);
}

/** A status of HTTP with a sentence for whoever reads it. */
export function refuse(
  host: ExchangeHost,
  roundTrip: RoundTrip,
  status: number,
  text: string,
  headers: OutgoingHttpHeaders = {},
): void {
  answerEas(host, roundTrip, status, text, { 'content-type': 'text/plain; charset=utf-8', ...headers });
}

export function mailboxNotHere(host: ExchangeHost, roundTrip: RoundTrip, text: string): void {
  refuse(host, roundTrip, 421, text, { [labHeaders.routingError]: 'mailbox-not-here' });
}

/** 401 with exactly the methods of the virtual directory. */
export function challenge(host: ExchangeHost, roundTrip: RoundTrip, methods: Methods): void {
  refuse(host, roundTrip, 401, 'You do not have permission to view this page.', challenges(host, methods));
}
