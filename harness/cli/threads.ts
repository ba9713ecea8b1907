import { Worker } from 'node:worker_threads';
import type { CaseResult } from '../run/result.ts';
import type { RunResult } from '../run/run.ts';
import type { Case } from '../specs/case.ts';
import type { PlainCases } from '../specs/plain-suite.ts';
import type { RunFlags } from './run/selection.ts';

/** A second thread that runs some of the same cases in labs of its own, from the last to the first. */
export interface Helper {
  /** Whether this thread may run a case; asked once for each, right before. */
  claim(id: string): boolean;
  /** What the other thread ran. @throws what ended it early */
  finish(
    cases: readonly Case[],
    signal: AbortSignal,
    onResult: (result: CaseResult) => void,
  ): Promise<RunResult>;
  end(): Promise<unknown>;
}

/** What the thread is told. */
export interface HelperTask {
  /** Every case of the suite, already read and checked. */
  suite: PlainCases;
  flags: RunFlags;
  /** Ids of those to run, in the order in which `claims` has a byte for each. */
  cases: readonly string[];
  claims: SharedArrayBuffer;
}

/** A result without its case: what crosses between threads. */
export type ThreadResult = Omit<CaseResult, 'case'> & { id: string };

export type HelperMessage =
  | { kind: 'result'; result: ThreadResult }
  | { kind: 'end'; results: ThreadResult[]; strays: string[]; interrupted: boolean };

/** Starts the thread. */
export function startHelper(task: Omit<HelperTask, 'claims'>): Helper {
  const claims = new SharedArrayBuffer(task.cases.length);
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  const workerData: HelperTask = { ...task, claims };
  const worker = new Worker(new URL(`./thread.${extension}`, import.meta.url), { workerData });
  return {
    claim: claimFrom(claims, task.cases),
    finish: (cases, signal, onResult) => {
      const byId = new Map(cases.map((it) => [it.id, it]));
      const whole = ({ id, ...result }: ThreadResult): CaseResult[] => {
        const it = byId.get(id);
        return it === undefined ? [] : [{ ...result, case: it }];
      };
      return new Promise((resolve, reject) => {
        const abort = () => worker.postMessage('abort');
        signal.addEventListener('abort', abort, { once: true });
        worker.once('error', reject);
        worker.once('exit', (code) => reject(new Error(`the second thread ended with ${code}`)));
        worker.on('message', (message: HelperMessage) => {
          if (message.kind === 'result') {
            for (const result of whole(message.result)) onResult(result);
            return;
          }
          signal.removeEventListener('abort', abort);
          resolve({ ...message, results: message.results.flatMap(whole) });
        });
      });
    },
    end: () => worker.terminate(),
  };
}

/** Each case is claimed by one thread: whoever sets its byte first. */
export function claimFrom(claims: SharedArrayBuffer, cases: readonly string[]): (id: string) => boolean {
  const taken = new Int8Array(claims);
  const indexes = new Map(cases.map((id, index) => [id, index]));
  return (id) => {
    const index = indexes.get(id);
    return index !== undefined && Atomics.compareExchange(taken, index, 0, 1) === 0;
  };
}
