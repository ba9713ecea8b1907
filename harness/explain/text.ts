import Table from 'cli-table3';
import type { Reason } from '../../proxy/types.ts';
import { candidatesOf, decisionText } from './decision.ts';
import type { Explanation } from './explain.ts';
import type { Candidate, End } from './walk.ts';

/** The explanation as a support engineer reads it. */
export function explanationText(explanations: readonly Explanation[]): string {
  const [first] = explanations;
  return first === undefined ? '' : [mailboxLine(first), ...explanations.flatMap(linesOf)].join('\n');
}

function linesOf(explanation: Explanation): string[] {
  const { protocol, entry, decision, notInvolved, onward, end } = explanation;
  const reasons = decision?.reasons ?? notInvolved;
  const candidates = decision === null ? [] : candidatesOf(decision);
  return [
    `${protocol} at ${nameText(explanation)} → ${anyOf(entry.servers)} (Exchange ${entry.version}, ${entry.site})`,
    `decision: ${decision === null ? undecided(explanation) : decisionText(decision)}`,
    ...section('because', reasons.map(reasonLine)),
    ...section('candidates', candidates.map(candidateLine)),
    ...onward.flatMap(({ servers, text, reasons, considered }, index) => [
      ...(index === 0 ? ['then:'] : []),
      `  ${anyOf(servers)} ${text}`,
      ...[...reasons.map(reasonLine), ...considered.map(candidateLine)].map((line) => `  ${line}`),
    ]),
    ...endLines(end),
    `path: ${pathText(explanation)}`,
  ];
}

function nameText({ connect, vantage }: Explanation): string {
  return vantage === 'internet' ? connect : `${connect}, on the corporate network only`;
}

const undecided = ({ entry }: Explanation) =>
  entry.version === 2013 ? 'none is made' : 'CAS2013 is not involved';

/** What no stop says: where the client finds nobody, or goes round. */
function endLines(end: End): string[] {
  switch (end.kind) {
    case 'served':
    case 'answered':
      return [];
    case 'unanswered':
      return [`end: the client gets no answer: ${end.why}`];
    case 'loop':
      return [`end: ${end.why}`];
  }
}

/** Several protocols of one user as a table. */
export function explanationTable(explanations: readonly Explanation[]): string {
  const [first] = explanations;
  if (first === undefined) return '';
  const entered = [...new Set(explanations.flatMap(({ entry }) => entry.servers))];
  const table = new Table({
    head: ['', 'decision', 'path', 'clauses'],
    style: { head: [], border: [], compact: true },
  });
  for (const explanation of explanations) {
    const { protocol, decision, notInvolved, onward, end } = explanation;
    const reasons = [...(decision?.reasons ?? notInvolved), ...onward.flatMap((stop) => stop.reasons)];
    const clauses = [...new Set(reasons.map(({ clause }) => clause))].join(' ');
    table.push([protocol, inShort(explanation), pathText(explanation) + endInShort(end), clauses]);
  }
  return [mailboxLine(first), `at ${nameText(first)} → ${anyOf(entered)}`, table.toString()].join('\n');
}

function mailboxLine({ user, mailbox: { version, database, server, site } }: Explanation): string {
  return `${user}: Exchange ${version} mailbox in ${database} on ${server}, ${site}`;
}

/** What the mailbox's name at the end of a path would make believe otherwise. */
function endInShort(end: End): string {
  switch (end.kind) {
    case 'served':
      return '';
    case 'answered':
      return `: ${end.status}`;
    case 'unanswered':
      return ': no answer';
    case 'loop':
      return ': a loop';
  }
}

function inShort({ decision, entry }: Explanation): string {
  switch (decision?.kind) {
    case undefined:
      return entry.version === 2013 ? 'none' : 'CAS2013 not involved';
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

function candidateLine({ server, url, excluded, chosen }: Candidate): string {
  const verdict = excluded ?? (chosen ? 'chosen' : 'could be chosen');
  return `  ${server.padEnd(17)} ${verdict}${url === null || excluded !== null ? '' : `, ${url}`}`;
}

function pathText({ path }: Explanation): string {
  return path.map(anyOf).join(' → ');
}

const anyOf = (names: readonly string[]): string => names.join(' or ');
