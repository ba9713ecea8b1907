import type { IssuedCertificates } from '../../net/certificates.ts';
import type { CaseResult } from '../run/result.ts';
import type { RunOptions } from '../run/run.ts';
import type { PlainCases } from '../specs/plain-suite.ts';

/** What the second thread is to do. */
export interface ThreadTask {
  /** Every case of the suite, already read and checked. */
  suite: PlainCases;
  /** Ids of those to run, in the order in which `claims` has a byte for each. */
  cases: readonly string[];
  claims: SharedArrayBuffer;
  /** Those of every lab that the cases may need. */
  certificates: IssuedCertificates;
  /** The deliberately wrong proxy that is judged, if any. */
  mutant: string | null;
  concurrency?: RunOptions['concurrency'];
}

/** To the thread. */
export type ThreadOrder = { kind: 'begin'; task: ThreadTask } | { kind: 'abort' };

/** A result without its case: what crosses between threads. */
export type ThreadResult = Omit<CaseResult, 'case'> & { id: string };

/** From the thread. */
export type ThreadNews =
  | { kind: 'result'; result: ThreadResult }
  | { kind: 'end'; results: ThreadResult[]; strays: string[]; interrupted: boolean };

/** Each case is claimed by one thread: whoever sets its byte first. */
export function claimFrom(claims: SharedArrayBuffer, cases: readonly string[]): (id: string) => boolean {
  const taken = new Int8Array(claims);
  const indexes = new Map(cases.map((id, index) => [id, index]));
  return (id) => {
    const index = indexes.get(id);
    return index !== undefined && Atomics.compareExchange(taken, index, 0, 1) === 0;
  };
}
