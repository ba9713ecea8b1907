/** What became of a case; `verdictKinds` says what each kind amounts to. */
export type Verdict =
  | { kind: 'pass' }
  | { kind: 'fail' }
  /** The implementation declares that it lacks a feature the case needs. */
  | { kind: 'unsupported'; reason: string }
  /** Not asserted: the article is silent. */
  | { kind: 'observed'; summary: string }
  /** A step that the rest needs could not be reached. */
  | { kind: 'blocked'; reason: string }
  /** The lab for the case could not be made. */
  | { kind: 'setup-error'; reason: string }
  /** Our own fault: an exception, or the watchdog. */
  | { kind: 'harness-error'; reason: string }
  | { kind: 'expected-failure'; reason: string }
  | { kind: 'unexpected-pass'; reason: string };

/** The only list of what a case may amount to: the word that totals count it by, its mark, whether it fails a run. */
const tallies = {
  passed: { mark: '✓', isFailure: false },
  failed: { mark: '✗', isFailure: true },
  skipped: { mark: '–', isFailure: false },
  broken: { mark: '!', isFailure: true },
} as const;

/** The four words that a terminal prints. */
export type Tally = keyof typeof tallies;

/** The only list of verdicts: how each is counted. */
const verdictTallies: Readonly<Record<Verdict['kind'], Tally>> = {
  pass: 'passed',
  fail: 'failed',
  unsupported: 'skipped',
  observed: 'passed',
  blocked: 'broken',
  'setup-error': 'broken',
  'harness-error': 'broken',
  'expected-failure': 'passed',
  'unexpected-pass': 'failed',
};

/** Every kind of verdict. */
export const verdictKinds = Object.keys(verdictTallies) as Verdict['kind'][];

/** The words of the totals, in the order in which they are told. */
export const tallyWords = Object.keys(tallies) as Tally[];

/** How a verdict is counted. */
export function tallyOf({ kind }: Verdict): Tally {
  return verdictTallies[kind];
}

/** `✓`, `✗`, `–` or `!`. */
export function markOf(tally: Tally): string {
  return tallies[tally].mark;
}

/** Whether a case with this verdict fails the run: it failed, or it broke. */
export function isFailure(verdict: Verdict): boolean {
  return tallies[tallyOf(verdict)].isFailure;
}

/** The reason that a verdict carries, where it carries one. */
export function reasonOf(verdict: Verdict): string | undefined {
  if ('reason' in verdict) return verdict.reason;
  return 'summary' in verdict ? verdict.summary : undefined;
}
