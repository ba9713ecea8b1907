import Table from 'cli-table3';
import type { Decision, Reason } from '../../proxy/types.ts';
import type { Explanation } from './explain.ts';

/** The explanation as a support engineer reads it. */
export function explanationText(explanation: Explanation): string {
  const { protocol, connect, entry, decision, notInvolved, onward } = explanation;
  const reasons = decision?.reasons ?? notInvolved;
  const candidates = (decision?.considered ?? []).map(({ server, excluded }) => ({
    server,
    url: null,
    excluded,
    chosen: decision?.kind === 'proxy' && decision.target.server === server,
  }));
  return [
    mailboxLine(explanation),
    `${protocol} at ${connect} → ${anyOf(entry.servers)} (Exchange ${entry.version}, ${entry.site})`,
    `decision: ${decision === null ? 'CAS2013 is not involved' : decisionText(decision)}`,
    ...section('because', reasons.map(reasonLine)),
    ...section('candidates', candidates.map(candidateLine)),
    ...onward.flatMap(({ servers, text, reasons, considered }, index) => [
      ...(index === 0 ? ['then:'] : []),
      `  ${anyOf(servers)} ${text}`,
      ...[...reasons.map(reasonLine), ...considered.map(candidateLine)].map((line) => `  ${line}`),
    ]),
    `path: ${pathText(explanation)}`,
  ].join('\n');
}

/** Several protocols of one user as a table. */
export function explanationTable(explanations: readonly Explanation[]): string {
  const [first] = explanations;
  if (first === undefined) return '';
  const table = new Table({
    head: ['', 'decision', 'path', 'clauses'],
    style: { head: [], border: [], compact: true },
  });
  for (const explanation of explanations) {
    const { protocol, decision, notInvolved, onward } = explanation;
    const reasons = [...(decision?.reasons ?? notInvolved), ...onward.flatMap((stop) => stop.reasons)];
    const clauses = [...new Set(reasons.map(({ clause }) => clause))].join(' ');
    table.push([protocol, inShort(decision), pathText(explanation), clauses]);
  }
  return [mailboxLine(first), `at ${first.connect} → ${anyOf(first.entry.servers)}`, table.toString()].join(
    '\n',
  );
}

function mailboxLine({ user, mailbox: { version, database, server, site } }: Explanation): string {
  return `${user}: Exchange ${version} mailbox in ${database} on ${server}, ${site}`;
}

function decisionText(decision: Decision): string {
  switch (decision.kind) {
    case 'proxy':
      return `proxy to ${decision.target.server}, ${decision.target.origin}`;
    case 'redirect':
      return `redirect (${decision.style}) to ${decision.to}, and on to ${decision.destination}`;
    case 'refuse':
      return `refuse with ${decision.status}: ${decision.why}`;
  }
}

function inShort(decision: Decision | null): string {
  switch (decision?.kind) {
    case undefined:
      return 'CAS2013 not involved';
    case 'proxy':
      return 'proxy';
    case 'redirect':
      return `redirect (${decision.style})`;
    case 'refuse':
      return `refuse ${decision.status}`;
  }
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`${title}:`, ...lines];
}

const reasonLine = ({ clause, text }: Reason): string => `  ${clause.padEnd(17)} ${text}`;

function candidateLine(candidate: {
  server: string;
  url: string | null;
  excluded: string | null;
  chosen: boolean;
}): string {
  const { server, url, excluded, chosen } = candidate;
  const verdict = excluded ?? (chosen ? 'chosen' : 'could be chosen');
  return `  ${server.padEnd(17)} ${verdict}${url === null || excluded !== null ? '' : `, ${url}`}`;
}

function pathText({ path }: Explanation): string {
  return path.map(anyOf).join(' → ');
}

const anyOf = (names: readonly string[]): string => names.join(' or ');
