import type { Environment } from './case.ts';
import { type Entry, environmentOf, tryPatch } from './entry.ts';
import type { LintSource } from './schema.ts';

/** A check of `coexlab lint`: a topology that breaks an advice, and one that keeps it. */
export interface LintCase {
  id: string;
  kind: 'lint';
  title: string;
  clauses: string[];
  breaks: Record<string, unknown>;
  keeps: Record<string, unknown> | null;
  environment: Environment;
  place: string;
}

/** The check that one entry of a file makes; problems are remembered. */
export function loadLint(source: LintSource, entry: Entry): LintCase[] {
  const { context, add, place } = entry;
  for (const [index, id] of source.clauses.entries()) {
    if (!context.clauses.includes(id)) add(['clauses', index], `there is no clause "${id}"`);
  }
  const environment = environmentOf([], entry);
  if (environment === undefined) return [];
  for (const key of ['breaks', 'keeps'] as const) {
    const patch = source[key];
    if (patch !== undefined)
      tryPatch([], { patch, placeOf: (path) => [...entry.prefix, key, ...path] }, environment, entry);
  }
  return [
    {
      id: source.id,
      kind: 'lint',
      title: source.title ?? source.id,
      clauses: source.clauses,
      breaks: source.breaks,
      keeps: source.keeps ?? null,
      environment,
      place,
    },
  ];
}
