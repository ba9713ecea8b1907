import type { FrontEndChanges } from '../../proxy/front-end.ts';
import type { Decision, RequestFacts, Target } from '../../proxy/types.ts';
import type { MailboxFacts, Server, Topology, VirtualDirectory } from '../../topology/index.ts';

/** What a decision is made from. */
export interface Facts {
  request: RequestFacts;
  mailbox: MailboxFacts;
  topology: Topology;
}

/** The right decision about facts that are not the case. */
export function decidingAbout(altered: (facts: Facts) => Partial<Facts>): FrontEndChanges {
  return {
    decide: (decide) => (request, mailbox, topology, health) => {
      const facts = { request, mailbox, topology };
      const about = { ...facts, ...altered(facts) };
      return decide(about.request, about.mailbox, about.topology, health);
    },
  };
}

/** The right decision, but for which of the candidates is taken: something of the request has its say in it. */
export function choosingBy(keyOf: (facts: Facts) => string): FrontEndChanges {
  return decidingAbout((facts) => ({
    mailbox: { ...facts.mailbox, mailboxGuid: `${keyOf(facts)}/${facts.mailbox.mailboxGuid}` },
  }));
}

/** The right decision, but the candidates are numbered, and the number follows from the mailbox. */
export function choosingByNumber(
  numbered: (candidates: readonly Target[], topology: Topology) => Target[],
  offset: (topology: Topology) => number = () => 0,
): FrontEndChanges {
  return {
    decide: (decide) => (request, mailbox, topology, health) => {
      const decision = decide(request, mailbox, topology, health);
      if (decision.kind !== 'proxy') return decision;
      const candidates = numbered(decision.candidates, topology);
      const number = Number.parseInt(mailbox.mailboxGuid.slice(-6), 16) + offset(topology);
      const target = candidates[number % candidates.length] ?? decision.target;
      return { ...decision, target, candidates: [target] };
    },
  };
}

/** Targets by name. */
export const byName = (targets: readonly Target[]): Target[] =>
  targets.toSorted((a, b) => (a.server < b.server ? -1 : 1));

/** The organisation with other servers. */
export function withServers(topology: Topology, change: (server: Server) => Server): Topology {
  return { ...topology, servers: topology.servers.map(change) };
}

/** The organisation with other OWA virtual directories on the servers that it `concerns`. */
export function withOwa(
  topology: Topology,
  concerns: (server: Server) => boolean,
  change: (owa: VirtualDirectory) => VirtualDirectory,
): Topology {
  return withServers(topology, (server) => {
    const { owa } = server.virtualDirectories;
    if (owa === undefined || !concerns(server)) return server;
    return { ...server, virtualDirectories: { ...server.virtualDirectories, owa: change(owa) } };
  });
}

/** A decision to proxy with other targets; every other decision as it is. */
export function withTargets(decision: Decision, change: (target: Target) => Target): Decision {
  if (decision.kind !== 'proxy') return decision;
  return { ...decision, target: change(decision.target), candidates: decision.candidates.map(change) };
}

/** The right decision, but for which of the candidates is taken. */
export function preferring(
  choose: (candidates: readonly Target[], mailbox: MailboxFacts) => Target | undefined,
): FrontEndChanges {
  return {
    decide: (decide) => (request, mailbox, topology, health) => {
      const decision = decide(request, mailbox, topology, health);
      if (decision.kind !== 'proxy') return decision;
      const target = choose(decision.candidates, mailbox) ?? decision.target;
      return { ...decision, target, candidates: [target] };
    },
  };
}
