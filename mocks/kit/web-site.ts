import type { IncomingMessage } from 'node:http';
import type { ConversationEntry } from '../../contract/journal.ts';
import { type HttpProtocol, protocolOf, registry } from '../../protocols/registry.ts';
import type { VirtualDirectory } from '../../topology/index.ts';
import type { ExchangeHost } from './host.ts';
import { httpPort, unexpected } from './http-port.ts';
import { answer, type RoundTrip } from './round-trip.ts';
import type { Port } from './server.ts';

/** One HTTP protocol as one server speaks it. */
export interface ProtocolHandler {
  claimedBy?: (request: IncomingMessage) => Pick<ConversationEntry, 'user' | 'identity'> | null;
  handle(roundTrip: RoundTrip, directory: VirtualDirectory): Promise<void> | void;
  fail?: (roundTrip: RoundTrip, error: unknown) => void;
}

/** The IIS site of an Exchange server: hands a request to its protocol when the server has that virtual directory. */
export function webSite(
  host: ExchangeHost,
  nominalPort: number,
  handlers: Partial<Record<HttpProtocol, ProtocolHandler>>,
): Port {
  const handlerOf = (path: string) => {
    const protocol = protocolOf(path);
    return protocol === undefined ? undefined : handlers[protocol];
  };
  return httpPort(host, nominalPort, {
    protocolOf: (path) => protocolOf(path) ?? 'http',
    claimedBy: (request) => handlerOf(request.url ?? '')?.claimedBy?.(request) ?? null,
    async handle(roundTrip) {
      const protocol = protocolOf(roundTrip.path);
      const handler = protocol && handlers[protocol];
      const directory = protocol && host.server().virtualDirectories[registry[protocol].virtualDirectory];
      if (handler === undefined || directory === undefined) {
        answer(roundTrip, 404, { 'content-type': 'text/plain; charset=utf-8' }, 'no such virtual directory');
        return;
      }
      await handler.handle(roundTrip, directory);
    },
    fail(roundTrip, error) {
      (handlerOf(roundTrip.path)?.fail ?? unexpected)(roundTrip, error);
    },
  });
}
