import { admitAt, type Part, routeAt } from '../../mocks/protocols/index.ts';
import type { RequestFacts, Route } from '../../mocks/protocols/routing.ts';
import { type Server, serverNamed } from '../../topology/index.ts';
import { answersAt, type Errand, endsAt, goesOn, type Sent, type Walk } from './walk.ts';
import { whomAt } from './whom.ts';

/** What becomes of a request at a server that a mock plays: what its own routing says. */
export function walkFromMock(
  errand: Errand,
  { server, part }: { server: Server; part: Part },
  sent: Sent,
  arrive: (sent: Sent) => Walk[],
): Walk[] {
  const via = sent.sender === null ? 'client' : 'server';
  const facts: RequestFacts = {
    method: sent.method,
    path: pageOf(sent.url.pathname),
    credentials: sent.credentials,
    sentBy: sent.sender?.version ?? null,
  };
  const route = routeOf(errand, part, server, facts, sent.destination);
  const signsIn =
    sent.led.length > 0 && sent.credentials === 'password' ? 'asks the client to sign in and ' : '';
  switch (route.kind) {
    case 'serve':
      return [served(errand, server, via, signsIn, route.store.server)];
    case 'relay': {
      const stop = {
        via,
        text: signsIn + route.text,
        reasons: route.reasons,
        considered: route.considered,
      } as const;
      const url = new URL(route.to);
      const whom = whomAt(errand.topology, 'corporate network', url);
      if (whom.kind === 'nobody') {
        return [answersAt(server, { ...stop, text: `${stop.text}; ${whom.why}` }, 503)];
      }
      const next = { ...sent, url, credentials: 'identity', destination: null, sender: server } as const;
      return goesOn(server, stop, arrive(next));
    }
    case 'not-here':
      return [answersAt(server, { via, text: route.why }, route.status)];
    case 'refuse': {
      const { why: text, reasons, considered } = route;
      return [answersAt(server, { via, text, reasons, considered }, route.status)];
    }
  }
}

/** A form is let in where it is posted; then the client asks for what it wanted. */
function routeOf(
  { mailbox, topology }: Errand,
  part: Part,
  server: Server,
  facts: RequestFacts,
  destination: URL | null,
): Route {
  if (facts.credentials !== 'form' || destination === null)
    return routeAt(part, server, mailbox, topology, facts);
  const page: RequestFacts = {
    ...facts,
    method: 'GET',
    path: pageOf(destination.pathname),
    credentials: 'session',
  };
  return admitAt(part, server, facts) ?? routeAt(part, server, mailbox, topology, page);
}

function served(
  { topology }: Errand,
  server: Server,
  via: 'client' | 'server',
  signsIn: string,
  store: string,
): Walk {
  const holder = serverNamed(topology, store);
  if (holder === undefined || holder.name === server.name) {
    return endsAt(server, { via, text: `${signsIn}holds the mailbox` }, { kind: 'served' });
  }
  const stop = { via, text: `${signsIn}reads the mailbox on ${store}` };
  const [walk] = goesOn(server, stop, [
    endsAt(holder, { via: 'server', text: 'holds the mailbox' }, { kind: 'served' }),
  ]);
  return walk ?? endsAt(server, stop, { kind: 'served' });
}

/** Every version of OWA leads from /owa to /owa/. */
export function pageOf(path: string): string {
  return path.toLowerCase() === '/owa' ? `${path}/` : path;
}
