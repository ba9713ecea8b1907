import type { createServer as createTlsServer } from 'node:tls';
import type { Clock } from '../contract/clock.ts';
import type { Directory } from '../contract/directory.ts';
import { signIdentity } from '../contract/identity.ts';
import type { createAgent } from '../net/agent.ts';
import type { createServer } from '../net/http-server.ts';
import type { HttpProtocol } from '../protocols/registry.ts';
import type { Account, MailboxFacts, Server, Topology } from '../topology/index.ts';
import type { Health } from './health/health.ts';
import type { Authentication } from './http/authenticate.ts';
import type { Forward } from './http/forward.ts';
import type { AnswerHeaders, RequestHeaders } from './http/forward-headers.ts';
import type { RequestContext } from './http/request-context.ts';
import type { Sessions } from './http/session.ts';
import type { ProxyLimits } from './limits.ts';
import type { RecordOf } from './logs/record.ts';
import type { Forms } from './protocols/owa/forms.ts';
import type { Discovery } from './routing/discover.ts';
import type { Decide, Decision, RequestFacts } from './types.ts';

/** What a front end is composed of. Each part knows only parts that stand above it. */
export interface FrontEndParts {
  /** Makes what leads to the directory and to back ends. */
  createAgent: typeof createAgent;
  /** Makes what clients' TLS ends at. */
  createTlsServer: typeof createTlsServer;
  /** Makes what reads clients' requests. */
  createServer: typeof createServer;
  /** The directory, asked afresh with every call. */
  directory: Directory;
  /** Reads the organisation: at the start, and at every refresh. @throws DirectoryError, UsageError */
  readMap: () => Promise<TopologyMap>;
  discovery: Discovery;
  authentication: Authentication;
  sessions: Sessions;
  forms: Forms;
  decide: Decide;
  /** Content of X-CommonAccessToken for an account. */
  tokenFor: (account: Account) => string;
  /** What a back end gets to read in a request's head. */
  requestHeaders: RequestHeaders;
  /** What the client gets to read in the head of a back end's answer. */
  answerHeaders: AnswerHeaders;
  forward: Forward;
  /** Answers one request; called before anything of it has been looked at. */
  handle: Handle;
  /** What the logs get to know of an answered request. */
  recordOf: RecordOf;
}

/**
 * Another make of some parts, each made from the right one: how a deliberately wrong proxy is built. The parts that
 * stand below a changed one work with the changed one.
 */
export type FrontEndChanges = {
  readonly [Part in keyof FrontEndParts]?: (right: FrontEndParts[Part]) => FrontEndParts[Part];
};

/** What every handler of one front end works with. */
export interface FrontEnd
  extends Omit<
    FrontEndParts,
    'createAgent' | 'createTlsServer' | 'createServer' | 'directory' | 'readMap' | 'decide'
  > {
  name: string;
  /** Itself, and the organisation, as the directory described them last. */
  map(): TopologyMap;
  clock: Clock;
  limits: ProxyLimits;
  decide(request: RequestFacts, account: Account, mailbox: MailboxFacts): Decision;
}

/** Answers one request of a front end. */
export type Handle = (frontEnd: FrontEnd, context: RequestContext) => Promise<void>;

/** The organisation as it was read at one moment. */
export interface TopologyMap {
  topology: Topology;
  self: Server;
}

/** Signs identities; one signature serves an account for `ttlMs`, as long as discovery remembers the account. */
export function createTokenSource(
  issuer: string,
  key: string,
  clock: Clock,
  ttlMs: number,
): (account: Account) => string {
  const signed = new WeakMap<Account, { token: string; issuedAt: number }>();
  return (account) => {
    const now = clock.now();
    const known = signed.get(account);
    if (known !== undefined && now - known.issuedAt < ttlMs) return known.token;
    const { name: user, userPrincipalName } = account;
    const token = signIdentity({ user, userPrincipalName, issuer, issuedAt: now }, key);
    signed.set(account, { token, issuedAt: now });
    return token;
  };
}

/** Decides without remembering anything: for a decision that is not known to be pure. */
export function createForgetfulDecider(
  decide: Decide,
  health: Health,
  map: () => TopologyMap,
): FrontEnd['decide'] {
  return (request, _account, mailbox) => decide(request, mailbox, map().topology, health);
}

/**
 * Remembers decisions to proxy per account, while map and health stay as they were. Redirects carry the user's path, so
 * they are made each time. @param isByAccount whether the decisions of a protocol depend on nothing else of the request
 */
export function createDecider(
  decide: Decide,
  health: Health,
  map: () => TopologyMap,
  isByAccount: (protocol: HttpProtocol) => boolean,
): FrontEnd['decide'] {
  interface Known {
    map: TopologyMap;
    revision: number;
    decision: Decision;
  }
  const known = new WeakMap<Account, Map<string, Known>>();
  return (request, account, mailbox) => {
    const current = map();
    const { protocol } = request;
    const before = known.get(account)?.get(protocol);
    if (before !== undefined && before.map === current && before.revision === health.revision) {
      return before.decision;
    }
    const decision = decide(request, mailbox, current.topology, health);
    if (decision.kind === 'proxy' && isByAccount(protocol)) {
      const ofAccount = known.get(account) ?? new Map<string, Known>();
      ofAccount.set(protocol, { map: current, revision: health.revision, decision });
      known.set(account, ofAccount);
    }
    return decision;
  };
}
