import { type HttpProtocol, protocolOf, registry } from '../../protocols/registry.ts';
import type { MailboxFacts, Server, Topology } from '../../topology/index.ts';
import type { ExchangeHost } from '../kit/host.ts';
import type { ProtocolHandler } from '../kit/web-site.ts';
import { eas2007 } from './eas/cas2007.ts';
import { eas2010 } from './eas/cas2010.ts';
import { eas2013 } from './eas/mbx2013.ts';
import { owa2007 } from './owa/cas2007.ts';
import { owa2010 } from './owa/cas2010.ts';
import { owa2013 } from './owa/mbx2013.ts';
import { type Refusal, type RequestFacts, type Route, refusal, type SpokenProtocol } from './routing.ts';

/** A web site that a mock plays: a Client Access server's, or the 2013 back end. */
export type Part = 'cas2007' | 'cas2010' | 'mbx2013';

/** What each version of server speaks: one line per protocol. */
const spoken: Partial<Record<HttpProtocol, Partial<Record<Part, SpokenProtocol>>>> = {
  owa: { cas2007: owa2007, cas2010: owa2010, mbx2013: owa2013 },
  eas: { cas2007: eas2007, cas2010: eas2010, mbx2013: eas2013 },
};

/** The handlers of everything that a part speaks. */
export function handlersOf(host: ExchangeHost, part: Part): Partial<Record<HttpProtocol, ProtocolHandler>> {
  return Object.fromEntries(
    Object.entries(spoken).flatMap(([protocol, parts]) => {
      const known = parts[part];
      return known === undefined ? [] : [[protocol, known.handler(host)]];
    }),
  );
}

/** What keeps a request out before its mailbox is looked at; null when nothing does. Pure. */
export function admitAt(part: Part, server: Server, request: RequestFacts): Refusal | null {
  const found = spokenAt(part, server, request);
  return found === null ? noDirectory(request) : found.protocol.admit(found.directory, request);
}

/** What a server does with a request for a mailbox. Pure: the same that the running mock does. */
export function routeAt(
  part: Part,
  server: Server,
  mailbox: MailboxFacts,
  topology: Topology,
  request: RequestFacts,
): Route {
  const found = spokenAt(part, server, request);
  if (found === null) return noDirectory(request);
  return (
    found.protocol.admit(found.directory, request) ?? found.protocol.route(server, mailbox, topology, request)
  );
}

function spokenAt(part: Part, server: Server, { path }: RequestFacts) {
  const name = protocolOf(path);
  const protocol = name && spoken[name]?.[part];
  const directory = name && server.virtualDirectories[registry[name].virtualDirectory];
  return protocol === undefined || directory === undefined ? null : { protocol, directory };
}

const noDirectory = ({ path }: RequestFacts) => refusal(404, `has no virtual directory at ${path}`);
