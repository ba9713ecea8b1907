import { withoutPasswords } from '../drivers/redact.ts';
import type { CaseResult } from '../run/result.ts';
import { isFailure, reasonOf, tallyOf, type Verdict } from '../run/verdict.ts';
import { renderFailure } from './failure.ts';
import type { Reporter } from './report.ts';
import type { Sentences } from './sentences.ts';
import { plainStyle } from './style.ts';

/**
 * One line of JSON for every result as it ends, and one for the end of the run: for programs that follow a run, such as
 * coexlab/jest. docs/report.md describes the lines.
 */
export function createNdjsonReporter(write: (line: string) => void): Reporter {
  const told = new Map<string, Verdict['kind']>();
  const say = (line: object) => write(`${JSON.stringify(line)}\n`);
  let sentences: Sentences = new Map();
  return {
    onStart(run) {
      sentences = run.sentences;
    },
    onResult(result) {
      told.set(result.case.id, result.verdict.kind);
      say({ type: 'result', ...lineOf(result, sentences) });
    },
    onEnd({ results, lab, strays, interrupted }) {
      // Bytes that arrive after a case has ended still fail it.
      const amended = [...results, ...lab]
        .filter(({ case: it, verdict }) => told.get(it.id) !== verdict.kind)
        .map((result) => lineOf(result, sentences));
      say({ type: 'end', interrupted, strays, amended });
    },
  };
}

function lineOf(result: CaseResult, sentences: Sentences): object {
  const { case: it, verdict, durationMs } = result;
  const reason = reasonOf(verdict);
  return {
    id: it.id,
    ...(it.judges === 'lab' && { judges: it.judges }),
    verdict: verdict.kind,
    outcome: tallyOf(verdict),
    durationMs,
    ...(reason !== undefined && { reason: withoutPasswords(reason, it.environment.topology) }),
    ...(isFailure(verdict) && { text: renderFailure(result, sentences, plainStyle) }),
  };
}
