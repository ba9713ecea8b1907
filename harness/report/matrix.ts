import type { CaseResult } from '../run/result.ts';
import { markOf, type Tally, tallyOf } from '../run/verdict.ts';
import { noTotals, type Totals } from './report.ts';

/** Protocols × users: the view that a reader of the article looks for. */
export interface Matrix {
  protocols: string[];
  users: string[];
  /** Undefined where no case ran. */
  cell(protocol: string, user: string): Totals | undefined;
}

/** Users in the order of their topology, protocols in the order they first appear. Pure. */
export function matrixOf(results: readonly CaseResult[]): Matrix {
  const cells = new Map<string, Totals>();
  const protocols = new Set<string>();
  const ranked = new Map<string, number>();
  for (const { case: it, verdict } of results) {
    protocols.add(it.protocol);
    const rank = it.environment.topology.users.findIndex(({ name }) => name === it.user);
    ranked.set(it.user, rank === -1 ? Number.MAX_SAFE_INTEGER : rank);
    const key = `${it.protocol}\n${it.user}`;
    const cell = cells.get(key) ?? noTotals();
    cell[tallyOf(verdict)] += 1;
    cells.set(key, cell);
  }
  return {
    protocols: [...protocols],
    users: [...ranked].sort((a, b) => a[1] - b[1]).map(([user]) => user),
    cell: (protocol, user) => cells.get(`${protocol}\n${user}`),
  };
}

/** `12 ✓`, `1 ✗ of 12`, `1 ✗ 2 ! of 12`; skipped ones never hide behind a ✓. */
export function cellText(cell: Totals): { text: string; tally: Tally } {
  const total = cell.passed + cell.failed + cell.skipped + cell.broken;
  if (cell.passed === total) return { text: `${total} ${markOf('passed')}`, tally: 'passed' };
  const others = (['failed', 'broken', 'skipped'] as const).filter((tally) => cell[tally] > 0);
  const counts = others.map((tally) => `${cell[tally]} ${markOf(tally)}`).join(' ');
  return { text: `${counts} of ${total}`, tally: others[0] ?? 'passed' };
}
