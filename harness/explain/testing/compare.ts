import type { Explanation } from '../explain.ts';
import type { Met } from './real-client.ts';

/** Whether an explanation says what a client met with. */
export function agrees(explanation: Explanation, met: Met): boolean {
  return (
    isPath(shown(explanation), onceRound(met.path)) &&
    isEnd(explanation.end, met, explanation.mailbox.persona)
  );
}

function isEnd(end: Explanation['end'], { status, mailbox, page, isLoop }: Met, persona: string): boolean {
  switch (end.kind) {
    case 'served':
      return status === 200 && mailbox === persona;
    case 'answered':
      // A relayed 302 leads to the logon page of whoever the client spoke to, if that has one.
      return (
        mailbox === null && (end.status === 302 ? status === 200 || status === 404 : status === end.status)
      );
    case 'unanswered':
      return status === null && mailbox === null;
    case 'loop':
      // On one host a browser goes round by itself, and ends at the logon page though it has signed in.
      return isLoop || (page === 'logon' && mailbox === null);
  }
}

/** The path as far as journals show it: a front end under test journals nothing when a server comes to it. */
function shown({ entry, decision, onward, end }: Explanation): string[][] {
  const hops = [entry.servers];
  for (const { part, via, servers } of decision === null ? onward.slice(1) : onward) {
    if (via === 'client') hops.push(['client'], servers);
    else if (part !== 'front end' && servers.join() !== hops.at(-1)?.join()) hops.push(servers);
  }
  return end.kind === 'unanswered' ? [...hops, ['client']] : hops;
}

/** A browser that goes round on one host by itself may do so once more for each redirect that it is seen to follow. */
function onceRound(path: readonly string[]): readonly string[] {
  const isRound = path.length >= 4 && path.slice(-4, -2).join() === path.slice(-2).join();
  return isRound ? onceRound(path.slice(0, -2)) : path;
}

/** A client that goes on by itself on the same host, to the same server or to nobody, may be shown as one visit. */
function isPath(expected: readonly string[][], actual: readonly string[]): boolean {
  const [hop, ...rest] = expected;
  const [server, ...others] = actual;
  if (server === undefined) return hop === undefined || (hop[0] === 'client' && rest.length === 0);
  if (hop === undefined) return false;
  if (!hop.includes(server)) return false;
  if (isPath(rest, others)) return true;
  return rest[0]?.[0] === 'client' && rest[1]?.includes(server) === true && isPath(rest.slice(1), actual);
}
