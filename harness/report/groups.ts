import { serverNamed } from '../../topology/index.ts';
import type { Difference } from '../drivers/difference.ts';
import type { CaseResult, StepResult } from '../run/result.ts';
import type { Case } from '../specs/case.ts';
import { fitsHop, serversOfHost } from '../specs/hops.ts';

/** Failures that differ in the same way: the first stands for all. */
export interface FailureGroup {
  first: CaseResult;
  others: CaseResult[];
}

/** The step at which a case went wrong: the first one with a difference. */
export function failingStep(result: CaseResult): StepResult | undefined {
  return result.steps.find(({ differences }) => differences.length > 0);
}

export function firstDifference(result: CaseResult): Difference | undefined {
  return failingStep(result)?.differences[0];
}

/**
 * Groups failures that are one: same protocol, verdict and step, and the same clauses and first difference but for colours
 * of users, servers' numbers and which of equal sites and versions it was. Where no answer came, or nothing could be judged,
 * it does not matter what was asked. The simplest stands for the others, and of groups those come first that need nothing
 * special in their lab, the largest before others: they explain the rest. Pure.
 */
export function groupFailures(failures: readonly CaseResult[]): FailureGroup[] {
  const groups = new Map<string, FailureGroup>();
  const simplestFirst = failures.toSorted(
    (a, b) =>
      Number(a.case.exclusive) - Number(b.case.exclusive) ||
      a.case.steps.length - b.case.steps.length ||
      a.case.clauses.length - b.case.clauses.length,
  );
  for (const result of simplestFirst) {
    const key = signature(result);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { first: result, others: [] });
    else group.others.push(result);
  }
  return [...groups.values()].toSorted(
    (a, b) =>
      Number(a.first.case.exclusive) - Number(b.first.case.exclusive) || b.others.length - a.others.length,
  );
}

/**
 * `… and 2 more like it: orange, blue` where only the user is another one, else their ids, as `coexlab run` takes them.
 * Undefined of a failure that stands alone. @param limit how many cases of the specs are named
 */
export function alikeLine(
  { first, others }: FailureGroup,
  limit = Number.POSITIVE_INFINITY,
): string | undefined {
  if (others.length === 0) return undefined;
  const byCase = [...Map.groupBy(others, ({ case: it }) => writtenId(it))];
  const named = byCase.slice(0, limit).map(([id, results]) => {
    const values = results.map(({ case: it }) => it.id.slice(id.length + 1));
    if (byCase.length === 1 && id === writtenId(first.case)) return values.join(', ');
    return values.length === 1 ? (results[0]?.case.id ?? id) : `${id}/{${values.join(',')}}`;
  });
  const left = byCase.slice(limit).flatMap(([, results]) => results).length;
  return `… and ${others.length} more like it: ${named.join(', ')}${left === 0 ? '' : ` … (${left} are not named)`}`;
}

/** The id as the spec has it, without the values of `each`. */
const writtenId = ({ id }: { id: string }) => id.split('/')[0] ?? id;

function signature(result: CaseResult): string {
  const step = failingStep(result);
  const { case: it, verdict } = result;
  const difference = step?.differences[0];
  const isAnswered = verdict.kind === 'fail' && step?.status !== null;
  const texts = [
    'reason' in verdict ? verdict.reason : '',
    difference?.actual ?? '',
    ...(isAnswered ? [step?.name ?? '', difference?.expected ?? '', ...it.clauses.toSorted()] : []),
  ];
  return JSON.stringify([
    it.protocol,
    verdict.kind,
    difference?.dimension ?? null,
    ...withoutNames(texts, it),
  ]);
}

/**
 * Texts in which users, hosts, versions and sites are called by the order in which they turn up, and servers by their kind
 * alone: two failures are alike when they say the same of other ones.
 */
function withoutNames(texts: readonly string[], { connect, environment: { topology } }: Case): string[] {
  const labels = new Map<string, string>();
  const labelOf = (kind: string, name: string) => {
    const key = `${kind} ${name.toLowerCase()}`;
    const label = labels.get(key) ?? `<${kind} ${labels.size}>`;
    labels.set(key, label);
    return label;
  };
  const door = serversOfHost(topology, connect);
  const users = topology.users.map(({ name }) => name).join('|');
  const user = new RegExp(`(${users})-[a-z0-9]{4}\\b|\\b(${users})(?:-\\d+)?\\b`, 'gi');
  const host = new RegExp(`\\b[a-z0-9-]+(?=\\\\?\\.${topology.domain.dns})`, 'gi');
  return texts.map((text) =>
    text
      .replaceAll(user, (_, alias?: string, plain?: string) => labelOf('user', alias ?? plain ?? ''))
      .replaceAll(server, (name, role: string, version: string, at?: string) => {
        if (door.some((one) => fitsHop(topology, name, one))) return '<front door>';
        const site = at ?? serverNamed(topology, name)?.site;
        const place = site === undefined ? '' : `@${labelOf('site', site)}`;
        return `${role}${labelOf('version', version)}${place}`;
      })
      .replaceAll(host, (name) => labelOf('host', name))
      .replaceAll(/\b127(?:\.\d+){3}:\d+/g, '<address>'),
  );
}

/** `cas2010@Site1`, `cas2010-1`, and `cas2010-[12]` as patterns have it. */
const server = /\b(cas|mbx)(20\d\d)(?:@([A-Za-z0-9]+)|-\d+|-\[\d+\])?/gi;
