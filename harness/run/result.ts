import type { Difference } from '../drivers/difference.ts';
import type { Case } from '../specs/case.ts';
import type { Way } from '../specs/ways.ts';
import type { Verdict } from './verdict.ts';

/** What one step (or the `finally` of one) did. */
export interface StepResult {
  /** `sign in`, `GET /owa/`, `advance 16m`, `follow` … */
  name: string;
  /** What the answer says of its success, as the protocol has it: 200, `-ERR`; null when none came. */
  status: number | string | null;
  /** `cas2010-1@Site1`, `the proxy (cas2013-1@Site1)`, or null when no answer came. */
  author: string | null;
  /** Server names in order, `client` where the client went elsewhere. */
  path: string[];
  /** The server on the path that was asked with another identity than the user's; `user` is null for nobody's. */
  foreign?: { server: string; user: string | null };
  /** Of several ways the one that the path kept to for longest. */
  expectedPath: Way;
  mailbox: string | null;
  /** In the order in which they matter. */
  differences: Difference[];
  /** Only of what has to be explained, so that a long run stays small. */
  evidence: Evidence | null;
}

/** What helps to understand a step; carries no secrets. */
export interface Evidence {
  /** What came back, after its label: `body`, or `answer` with why there is none. */
  answer: { label: string; text: string } | null;
  /** Of a step that made several requests the last one, and what came before it: `Provision, after OPTIONS`. */
  request: string | null;
  /** A command line that repeats the step by hand. */
  repeat: string | null;
}

export interface CaseResult {
  case: Case;
  verdict: Verdict;
  /** Real milliseconds. */
  durationMs: number;
  steps: StepResult[];
  /** Ids of cases of the same suite whose expectation the actual behaviour meets, with their titles. */
  rightFor: { id: string; title: string }[];
}
