import { admitAt, type Part, routeAt } from '../../mocks/protocols/index.ts';
import type { RequestFacts, Route } from '../../mocks/protocols/routing.ts';
import type { Server } from '../../topology/index.ts';
import { hopBehind } from '../specs/hops.ts';
import {
  answersAt,
  type Errand,
  endsAt,
  goesOn,
  type Named,
  type Sent,
  type StopText,
  type Walk,
} from './walk.ts';
import { whomAt } from './whom.ts';

/** What becomes of a request at a server that a mock plays: what its own routing says. */
export function walkFromMock(
  errand: Errand,
  { server, part }: { server: Server; part: Part },
  sent: Sent,
  arrive: (sent: Sent) => Walk[],
): Walk[] {
  const here = { part, via: sent.sender === null ? 'client' : 'server' } as const;
  const hop = { name: hopBehind(errand.topology, server.name) };
  const signsIn = sent.led.length > 0 && sent.credentials === 'password';
  const said = (text: string) => (signsIn ? `asks the client to sign in and ${text}` : text);
  const route = routeOf(errand, part, server, sent);
  switch (route.kind) {
    case 'serve':
      return served(errand, hop, { ...here, text: said('') }, route.store.server);
    case 'relay': {
      const { reasons, considered } = route;
      const stop = { ...here, text: said(route.text), reasons, considered };
      const url = new URL(route.to);
      const whom = whomAt(errand.topology, 'corporate network', url);
      if (whom.kind === 'nobody') {
        return [answersAt(hop, { ...stop, text: `${stop.text}; ${whom.why}` }, whom.status ?? 503)];
      }
      const method = sent.credentials === 'form' ? 'GET' : sent.method;
      return goesOn(
        hop,
        stop,
        arrive({ ...sent, url, method, credentials: 'identity', destination: null, sender: server }),
      );
    }
    case 'not-here':
      return [answersAt(hop, { ...here, text: route.why }, route.status)];
    case 'refuse': {
      const { why: text, reasons, considered } = route;
      return [answersAt(hop, { ...here, text, reasons, considered }, route.status)];
    }
  }
}

/** A form is let in where it is posted; then the client asks for what it wanted. */
function routeOf({ mailbox, topology }: Errand, part: Part, server: Server, sent: Sent): Route {
  const { method, credentials, url, destination, sender } = sent;
  const facts: RequestFacts = {
    method,
    path: pageOf(url.pathname),
    credentials,
    sentBy: sender?.version ?? null,
  };
  if (destination === null) return routeAt(part, server, mailbox, topology, facts);
  const path = pageOf(destination.pathname);
  return (
    admitAt(part, server, facts) ??
    routeAt(part, server, mailbox, topology, { ...facts, method: 'GET', path, credentials: 'session' })
  );
}

/** @param here its text is what comes before the reading */
function served({ topology }: Errand, hop: Named, here: StopText, store: string): Walk[] {
  const holder = { name: hopBehind(topology, store) };
  const holds = 'holds the mailbox';
  const end = { kind: 'served' } as const;
  if (holder.name === hop.name) {
    return [endsAt(hop, { ...here, text: here.text + holds }, end)];
  }
  return goesOn(hop, { ...here, text: `${here.text}reads the mailbox on ${store}` }, [
    endsAt(holder, { part: 'store', via: 'server', text: holds }, end),
  ]);
}

/** Every version of OWA leads from /owa to /owa/. */
export function pageOf(path: string): string {
  return path.toLowerCase() === '/owa' ? `${path}/` : path;
}
