import { type CaseResult, tallyOf, type Verdict } from '../run/result.ts';
import { renderFailure } from './failure.ts';
import { withoutPasswords } from './redact.ts';
import { type Reporter, reasonOf } from './report.ts';
import { plainStyle } from './style.ts';

/**
 * One line of JSON for every result as it ends, and one for the end of the run: for programs that follow a run, such as
 * coexlab/jest. docs/report.md describes the lines.
 */
export function createNdjsonReporter(write: (line: string) => void): Reporter {
  const told = new Map<string, Verdict['kind']>();
  const say = (line: object) => write(`${JSON.stringify(line)}\n`);
  return {
    onResult(result) {
      told.set(result.case.id, result.verdict.kind);
      say({ type: 'result', ...lineOf(result) });
    },
    onEnd({ results, strays, interrupted }) {
      // Bytes that arrive after a case has ended still fail it.
      const amended = results.filter(({ case: it, verdict }) => told.get(it.id) !== verdict.kind).map(lineOf);
      say({ type: 'end', interrupted, strays, amended });
    },
  };
}

function lineOf(result: CaseResult): object {
  const { case: it, verdict, durationMs } = result;
  const outcome = tallyOf(verdict);
  const reason = reasonOf(result);
  return {
    id: it.id,
    verdict: verdict.kind,
    outcome,
    durationMs,
    ...(reason !== undefined && { reason: withoutPasswords(reason, it.environment.topology) }),
    ...((outcome === 'failed' || outcome === 'broken') && { text: renderFailure(result, plainStyle) }),
  };
}
