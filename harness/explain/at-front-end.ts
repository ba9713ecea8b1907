import { protocolOf, registry } from '../../protocols/registry.ts';
import { decide, routedProtocols } from '../../proxy/routing/decide.ts';
import type { Decision } from '../../proxy/types.ts';
import type { Server } from '../../topology/index.ts';
import { pageOf } from './at-mock.ts';
import { candidatesOf, decisionText } from './decision.ts';
import { answersAt, type Errand, endsAt, goesOn, type Sent, type Stop, type Walk } from './walk.ts';
import { whomAt } from './whom.ts';

const part = 'front end';

/** What becomes of a request at a front end under test: its decision, as if every server were up. */
export function walkFromFrontEnd(
  errand: Errand,
  server: Server,
  sent: Sent,
  arrive: (sent: Sent) => Walk[],
): Walk[] {
  const via = sent.sender === null ? 'client' : 'server';
  const path = pathAt(sent.url);
  const refusal = refusalAt(server, path, sent);
  if (refusal !== null) return [answersAt(server, { part, via, text: refusal.text }, refusal.status)];
  const wanted = sent.destination === null ? path : pathAt(sent.destination);
  const decision = decideAt(errand, server, sent, wanted);
  const stop = stopOf(decision, via);
  switch (decision.kind) {
    case 'refuse':
      return [endsAt(server, stop, { kind: 'answered', status: decision.status, stop: 0 })];
    case 'redirect':
      return lead(errand, server, sent, decision, stop, arrive);
    case 'proxy': {
      const page =
        sent.destination === null ? null : refusalAt(server, wanted, { ...sent, credentials: 'password' });
      if (page !== null) return [answersAt(server, { part, via, text: page.text }, page.status)];
      const url = new URL(decision.target.origin + wanted);
      const next = { ...sent, url, credentials: 'identity', destination: null, sender: server } as const;
      const method = sent.credentials === 'form' ? 'GET' : sent.method;
      return goesOn(server, stop, arrive({ ...next, method })).map(unlessMoved);
    }
  }
}

/** A back end that says that the mailbox is not there makes the front end ask again, and in the end answer 503 itself. */
function unlessMoved(walk: Walk): Walk {
  return walk.end.kind === 'answered' && walk.end.status === 421
    ? { ...walk, end: { kind: 'answered', status: 503, stop: 0 } }
    : walk;
}

function lead(
  { topology, vantage }: Errand,
  server: Server,
  sent: Sent,
  decision: Extract<Decision, { kind: 'redirect' }>,
  stop: Omit<Stop, 'servers'>,
  arrive: (sent: Sent) => Walk[],
): Walk[] {
  const { to, style, destination, considered } = decision;
  if (sent.led.includes(to)) {
    const owners = considered.flatMap(({ server: name, excluded }) => (excluded === null ? [name] : []));
    const leadsBack =
      new URL(to).host === sent.url.host
        ? 'is the name the client came from'
        : 'leads back to where the client was led before';
    const why = `loop: the ExternalUrl of ${owners.join(', ')} ${leadsBack}`;
    return [endsAt(server, stop, { kind: 'loop', why })];
  }
  const url = new URL(to);
  const whom = whomAt(topology, vantage, url);
  if (whom.kind === 'nobody') {
    if (whom.status === undefined) return [endsAt(server, stop, { kind: 'unanswered', why: whom.why })];
    const directory = { part: 'directory', via: 'client', text: 'is no Exchange server' } as const;
    return goesOn(server, stop, [answersAt({ name: 'directory' }, directory, whom.status)]);
  }
  const led = [...sent.led, to];
  return goesOn(
    server,
    stop,
    arrive(
      style === 'silent-sso'
        ? { url, method: 'POST', credentials: 'form', destination: new URL(destination), sender: null, led }
        : { url, method: 'GET', credentials: 'password', destination: null, sender: null, led },
    ),
  );
}

/** What keeps a request out before anything is decided; null when nothing does. */
function refusalAt(
  server: Server,
  path: string,
  { credentials, method }: Pick<Sent, 'credentials' | 'method'>,
): { text: string; status: number } | null {
  const protocol = protocolOf(path);
  const directory = protocol && server.virtualDirectories[registry[protocol].virtualDirectory];
  if (protocol === undefined || directory === undefined) {
    return { text: `has no virtual directory at ${path}`, status: 404 };
  }
  if (!routedProtocols.includes(protocol)) return { text: `does not route ${protocol} yet`, status: 501 };
  const forms = registry[protocol].isForBrowsers && directory.formsAuthentication;
  if (credentials === 'identity') {
    const status = !forms ? 401 : method === 'GET' ? 302 : 440;
    const text = "is a front end, which takes no other server's word for the user";
    return { text: status === 302 ? `${text} and leads to the logon page` : text, status };
  }
  if (forms) return null;
  if (credentials === 'form')
    return { text: 'takes no form: forms-based authentication is off', status: 401 };
  return directory.basicAuthentication ? null : { text: 'offers this client no way to sign in', status: 401 };
}

function decideAt(
  { mailbox, topology, protocol: asked }: Errand,
  { name, site, virtualDirectories }: Server,
  { url, credentials }: Sent,
  wanted: string,
): Decision {
  const protocol = protocolOf(url.pathname) ?? asked;
  const { isForBrowsers, virtualDirectory } = registry[protocol];
  const forms = isForBrowsers && virtualDirectories[virtualDirectory]?.formsAuthentication === true;
  const request = {
    protocol,
    frontEnd: { server: name, site },
    host: url.host,
    url: wanted,
    secure: true,
    freshLogon: forms && credentials !== 'identity',
  };
  return decide(request, mailbox, topology, { isUp: () => true, revision: 0 });
}

function stopOf(decision: Decision, via: Stop['via']): Omit<Stop, 'servers'> {
  return {
    part,
    via,
    text: `decides: ${decisionText(decision)}`,
    reasons: decision.reasons,
    considered: candidatesOf(decision),
    decision,
  };
}

/** A front end leads from / to OWA. */
function pathAt({ pathname }: URL): string {
  return pathname === '/' ? '/owa/' : pageOf(pathname);
}
