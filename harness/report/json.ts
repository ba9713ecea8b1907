import { writeFileSync } from 'node:fs';
import { z } from 'zod';
import { withoutPasswords } from '../drivers/redact.ts';
import type { CaseResult } from '../run/result.ts';
import { isFailure, reasonOf, tallyOf, tallyWords, verdictKinds } from '../run/verdict.ts';
import { type Report, type Reporter, totalsOf } from './report.ts';

const count = z.int().min(0);
const milliseconds = z.number().min(0);

const difference = z.strictObject({ dimension: z.string(), expected: z.string(), actual: z.string() });

const step = z.strictObject({
  name: z.string(),
  status: z.int().nullable(),
  author: z.string().nullable(),
  path: z.array(z.string()),
  mailbox: z.string().nullable(),
  differences: z.array(difference),
});

const caseReport = z.strictObject({
  id: z.string(),
  title: z.string(),
  clauses: z.array(z.string()),
  user: z.string(),
  protocol: z.string(),
  environment: z.string(),
  place: z.string(),
  verdict: z.enum(verdictKinds),
  outcome: z.enum(tallyWords),
  reason: z.string().optional(),
  durationMs: milliseconds,
  steps: z.array(step),
  rightFor: z.array(z.string()),
});

/** The JSON report, version 1: described in docs/report.md. Keys are only ever added within a version. */
export const reportSchema = z.strictObject({
  version: z.literal(1),
  startedAt: z.iso.datetime(),
  durationMs: milliseconds,
  interrupted: z.boolean(),
  implementation: z.strictObject({ name: z.string(), version: z.string() }),
  environment: z.string(),
  mutant: z.string().optional(),
  totals: z.strictObject({ passed: count, failed: count, skipped: count, broken: count }),
  cases: z.array(caseReport),
  lab: z.array(caseReport).optional(),
  clauses: z.strictObject({ total: count, covered: count }),
  sentences: z.array(z.strictObject({ id: z.string(), statement: z.string() })),
  strays: z.array(z.string()),
});

export type JsonReport = z.infer<typeof reportSchema>;

/** Pure; carries no headers, bodies or passwords. */
export function jsonReport(report: Report): JsonReport {
  const { implementation, clauses, strays, interrupted, durationMs, mutant } = report;
  return {
    version: 1,
    startedAt: report.startedAt.toISOString(),
    durationMs,
    interrupted,
    implementation: { name: implementation.name, version: implementation.version },
    environment: report.environments.join(', '),
    ...(mutant !== null && { mutant }),
    totals: totalsOf(report.results),
    cases: report.results.map(caseOf),
    ...(report.lab.length > 0 && { lab: report.lab.map(caseOf) }),
    clauses,
    sentences: brokenSentences(report),
    strays,
  };
}

/** What the clauses say that a failed or broken case cites. */
function brokenSentences({ results, lab, sentences }: Report): JsonReport['sentences'] {
  const failures = [...results, ...lab].filter(({ verdict }) => isFailure(verdict));
  const cited = new Set(failures.flatMap(({ case: it }) => it.clauses));
  return [...sentences].flatMap(([id, statement]) => (cited.has(id) ? [{ id, statement }] : []));
}

function caseOf(result: CaseResult): JsonReport['cases'][number] {
  const { case: it, verdict, durationMs, steps, rightFor } = result;
  const reason = reasonOf(verdict);
  const clean = (text: string) => withoutPasswords(text, it.environment.topology);
  return {
    id: it.id,
    title: it.title,
    clauses: it.clauses,
    user: it.user,
    protocol: it.protocol,
    environment: it.environment.name,
    place: it.place,
    verdict: verdict.kind,
    outcome: tallyOf(verdict),
    ...(reason !== undefined && { reason: clean(reason) }),
    durationMs,
    steps: steps.map(({ name, status, author, path, mailbox, differences }) => ({
      name,
      status: typeof status === 'number' ? status : null,
      author,
      path,
      mailbox,
      differences: differences.map(({ dimension, expected, actual }) => ({
        dimension,
        expected: clean(expected),
        actual: clean(actual),
      })),
    })),
    rightFor: rightFor.map(({ id }) => id),
  };
}

/** Writes the report at the end of the run. @throws when the file cannot be written */
export function createJsonReporter(file: string): Reporter {
  return { onEnd: (report) => writeFileSync(file, `${JSON.stringify(jsonReport(report), null, 2)}\n`) };
}
