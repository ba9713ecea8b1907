import type { HttpProtocol } from '../../protocols/registry.ts';
import type { Decision, Reason } from '../../proxy/types.ts';
import type { MailboxFacts, Server, Topology } from '../../topology/index.ts';
import type { Part, Vantage } from './whom.ts';

/** A server that was looked at. */
export interface Candidate {
  server: string;
  /** Absolute; null where it is built from the server's name, or empty. */
  url: string | null;
  excluded: string | null;
  chosen: boolean;
}

/** One stop of a request: who has it there, and what becomes of it. */
export interface Stop {
  /** Any of these, as paths name them; one but for a load-balanced name whose members do the same. */
  servers: string[];
  /** Which of its web sites it is: a server of 2013 with both roles has several. */
  part: Part | 'directory';
  /** Whether the client came itself, or a server sent the request on. */
  via: 'client' | 'server';
  /** A predicate: "proxies to …", "holds the mailbox". */
  text: string;
  reasons: Reason[];
  /** Where it could go on to; empty where it ends. */
  considered: Candidate[];
  /** Of a front end under test. */
  decision: Decision | null;
}

/** How a walk ends. */
export type End =
  /** The client reads the mailbox. */
  | { kind: 'served' }
  /** The client gets an answer without the mailbox, made at one of the stops (by index). */
  | { kind: 'answered'; status: number; stop: number }
  /** The client finds nobody where it is sent. */
  | { kind: 'unanswered'; why: string }
  /** A redirect leads to where the client was led before. */
  | { kind: 'loop'; why: string };

/** One way that a request may take: what equal servers do is one way. */
export interface Walk {
  stops: Stop[];
  /** At each stop the servers that it may be, `client` where the client goes elsewhere itself. */
  path: string[][];
  end: End;
}

/** What does not change on the way. */
export interface Errand {
  topology: Topology;
  mailbox: MailboxFacts;
  protocol: HttpProtocol;
  vantage: Vantage;
}

/** A request that is about to arrive somewhere. */
export interface Sent {
  url: URL;
  /** What the client starts with: `GET` of a page, `OPTIONS` of a device. */
  method: string;
  /** `form`: a page of another server made the client post the credentials; then it wants `destination`. */
  credentials: 'password' | 'form' | 'identity';
  destination: URL | null;
  /** Who sent it on; null for the client. */
  sender: Server | null;
  /** Where redirects have led the client so far. */
  led: readonly string[];
}

/** A hop, by its name in a path. */
export interface Named {
  name: string;
}

/** A walk that ends where it arrives. */
export function endsAt(server: Named, stop: StopText, end: End): Walk {
  const leads = end.kind === 'unanswered' ? [['client']] : [];
  return { stops: [stopAt(server, stop)], path: [[server.name], ...leads], end };
}

/** An answer of the server itself. */
export function answersAt(server: Named, stop: StopText, status: number): Walk {
  return endsAt(server, { ...stop, text: `${stop.text}: ${status}` }, { kind: 'answered', status, stop: 0 });
}

/** The same walks, with a stop before them. A web site that sends something to itself is one hop. */
export function goesOn(server: Named, stop: StopText, onward: readonly Walk[]): Walk[] {
  return onward
    .flatMap((walk) => apart(walk, server.name))
    .map(({ stops, path, end }) => {
      const [first] = stops;
      const isItself = first?.via === 'server' && first.servers[0] === server.name;
      const between = first?.via === 'client' ? [['client']] : [];
      return {
        stops: [stopAt(server, stop), ...stops],
        path: [[server.name], ...between, ...(isItself ? path.slice(1) : path)],
        end: end.kind === 'answered' ? { ...end, stop: end.stop + 1 } : end,
      };
    });
}

/** A walk that may begin at a server or at others, as one that begins at that server and one at the others. */
function apart(walk: Walk, name: string): Walk[] {
  const [first, ...stops] = walk.stops;
  const isBoth = first?.via === 'server' && first.servers.includes(name) && first.servers.length > 1;
  if (first === undefined || !isBoth) return [walk];
  return [[name], first.servers.filter((other) => other !== name)].map((servers) => ({
    ...walk,
    stops: [{ ...first, servers }, ...stops],
    path: [servers, ...walk.path.slice(1)],
  }));
}

/** Puts together what equal servers do: one walk per kind of member. */
export function merged(walks: readonly Walk[]): Walk[] {
  const kinds = Map.groupBy(walks, ({ stops: [first, ...stops], path: [, ...path], end }) =>
    JSON.stringify([{ ...first, servers: [] }, stops, path, end]),
  );
  return [...kinds.values()].flatMap((alike) => {
    const [walk] = alike;
    const [first, ...stops] = walk?.stops ?? [];
    if (walk === undefined || first === undefined) return [];
    const servers = alike.flatMap(({ stops: [own] }) => own?.servers ?? []);
    return [{ ...walk, stops: [{ ...first, servers }, ...stops], path: [servers, ...walk.path.slice(1)] }];
  });
}

/** What a stop says beside the server's name. */
export type StopText = Pick<Stop, 'part' | 'via' | 'text'> & Partial<Stop>;

function stopAt({ name }: Named, stop: StopText): Stop {
  return { reasons: [], considered: [], decision: null, ...stop, servers: [name] };
}
