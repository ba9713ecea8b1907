/** What to run and against what, as `coexlab run` has it. Lists are unions, dimensions intersect. */
export interface ConformanceOptions {
  /** Case ids, globs of them, or spec files (.yaml) in place of the project's own. Default: every case. */
  ids?: string | readonly string[];
  /** Only cases of this environment; or a topology file in its place. */
  environment?: string;
  /** Only cases of these users. */
  user?: string | readonly string[];
  /** Only cases of these protocols. */
  protocol?: string | readonly string[];
  /** Only cases that carry one of these clauses. */
  clause?: string | readonly string[];
  /** What is judged. Default: `builtin`. */
  implementation?: string;
  /** Where the servers run. Default: `in-process`, which is the child that coexlab/jest starts, never Jest's own. */
  lab?: string;
  /** Also the cases that judge the lab's own servers, never the implementation. */
  selfCheck?: boolean;
  /** A deliberately wrong variant in the built-in proxy's place; see `coexlab mutants`. */
  mutant?: string;
  /** Only the i-th of n shares of the selection: `1/3`. */
  shard?: string;
  /** Cases at once in a shared lab. */
  concurrency?: number;
  /**
   * Milliseconds until Jest gives a test up; a case that hangs is ended by coexlab's own watchdog before.
   * Default: two minutes, and a second for every case of the selection.
   */
  timeout?: number;
}

/**
 * Registers one Jest test for every case of the selection. Call it at the top level of a test file, or in a `describe`.
 * One child process runs the selection; each test waits for its own result and fails with the text that the terminal
 * would show.
 * @throws when the selection is wrong (an unknown case, user …), with the nearest right name
 */
export declare function conformance(options?: ConformanceOptions): void;
