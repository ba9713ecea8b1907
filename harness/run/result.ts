import type { Dial } from '../drivers/types.ts';
import type { Case } from '../specs/case.ts';

/** One dimension in which an answer is not as expected. Raised in the order path, status, author, redirect … */
export interface Difference {
  dimension:
    | 'path'
    | 'status'
    | 'author'
    | 'redirect'
    | 'mailbox'
    | 'page'
    | 'header'
    | 'body'
    | 'seen'
    | 'answer';
  expected: string;
  actual: string;
}

/** What one step (or the `finally` of one) did. */
export interface StepResult {
  /** `sign in`, `GET /owa/`, `advance 16m`, `follow` … */
  name: string;
  status: number | null;
  /** `cas2010-1@Site1`, `the proxy (cas2013-1@Site1)`, or null when no answer came. */
  author: string | null;
  /** Server names in order, `client` where the client went elsewhere. */
  path: string[];
  expectedPath: string[];
  mailbox: string | null;
  differences: Difference[];
  dials: Dial[];
}

/** What became of a case; handled exhaustively wherever it is shown. */
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

export interface CaseResult {
  case: Case;
  verdict: Verdict;
  /** Real milliseconds. */
  durationMs: number;
  steps: StepResult[];
  /** Ids of cases of the same suite whose expectation the actual behaviour meets, with their titles. */
  rightFor: { id: string; title: string }[];
}

/** The four words that a terminal prints. */
export type Tally = 'passed' | 'failed' | 'skipped' | 'broken';

export function tallyOf(verdict: Verdict): Tally {
  switch (verdict.kind) {
    case 'pass':
    case 'observed':
    case 'expected-failure':
      return 'passed';
    case 'fail':
    case 'unexpected-pass':
      return 'failed';
    case 'unsupported':
      return 'skipped';
    case 'blocked':
    case 'setup-error':
    case 'harness-error':
      return 'broken';
  }
}
