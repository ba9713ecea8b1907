import { UsageError } from '../../../input/errors.ts';
import type { RunOptions } from '../../run/run.ts';
import type { Case } from '../../specs/case.ts';
import { idMatcher, selectCases } from '../../specs/select.ts';
import { loadSuite, type Suite } from '../../specs/suite.ts';
import { countOf, parseShard } from '../kit/arguments.ts';

/** The options of `coexlab run` as commander hands them over. */
export interface RunFlags {
  environment?: string;
  user?: string[];
  protocol?: string[];
  clause?: string[];
  implementation: string;
  mutant?: string;
  lab: string;
  shard?: string;
  concurrency?: string;
  reporter?: string[];
  list?: true;
  json?: true;
  verbose?: true;
  selfCheck?: true;
}

/**
 * The cases that a command line selects, in the suite that they are of: those that judge an implementation, and with
 * `--self-check` those that judge the lab as well. @throws UsageError, SourceError
 */
export function selectSuite(
  words: readonly string[],
  { environment, user, protocol, clause, shard, selfCheck }: RunFlags,
): { suite: Suite; cases: Case[] } {
  const files = words.filter((word) => /\.ya?ml$/i.test(word));
  const ids = words.filter((word) => !files.includes(word));
  const share = shard === undefined ? undefined : parseShard(shard);
  const isFile = environment !== undefined && /[\\/]|\.ya?ml$/i.test(environment);
  const suite = loadSuite({
    ...(isFile && { environment }),
    ...(files.length > 0 && { files }),
  });
  const judging = suite.cases.filter(({ judges }) => selfCheck || judges === 'implementation');
  for (const id of ids) assertJudged(id, judging, suite.cases);
  const cases = selectCases(judging, {
    ids,
    ...(user && { users: user }),
    ...(protocol && { protocols: protocol }),
    ...(clause && { clauses: clause }),
    ...(environment !== undefined && !isFile && { environments: [environment] }),
    ...(share && { shard: share }),
  });
  return { suite, cases };
}

/** @throws UsageError for an id that means cases of the lab only, where those are not asked for */
function assertJudged(id: string, judging: readonly Case[], all: readonly Case[]): void {
  const matches = idMatcher(id);
  if (judging.some((it) => matches(it.id)) || !all.some((it) => matches(it.id))) return;
  throw new UsageError(`"${id}" judges the lab's own servers, not an implementation: add --self-check`);
}

/** What a run may do at once, as typed. @throws UsageError */
export function concurrencyOf({ concurrency }: RunFlags): Pick<RunOptions, 'concurrency'> {
  if (concurrency === undefined) return {};
  const count = countOf('--concurrency')(concurrency);
  return { concurrency: { sharedCases: count, exclusiveLabs: count } };
}
