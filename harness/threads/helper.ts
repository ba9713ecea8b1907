import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { packageRoot } from '../package-root.ts';
import type { CaseResult } from '../run/result.ts';
import type { RunResult } from '../run/run.ts';
import type { Case } from '../specs/case.ts';
import {
  claimFrom,
  type ThreadNews,
  type ThreadOrder,
  type ThreadResult,
  type ThreadTask,
} from './messages.ts';

/** A second thread that runs some of the same cases in labs of its own, from the last to the first. */
export interface Helper {
  /** Gives it its task; without one it only loads its modules. */
  begin(task: Omit<ThreadTask, 'claims'>): Helping;
  /** Ends it, whatever it does. */
  end(): Promise<unknown>;
}

/** The second thread at work. */
export interface Helping {
  /** Whether this thread may run a case; asked once for each, right before. */
  claim(id: string): boolean;
  /** What the other thread ran. @throws what ended it early */
  finish(
    cases: readonly Case[],
    signal: AbortSignal,
    onResult: (result: CaseResult) => void,
  ): Promise<RunResult>;
}

/** Whether a second thread has a processor of its own. */
export const canHelp = () => availableParallelism() > 1;

/** Starts the thread: early, for it has as many modules to load as this one. */
export function startHelper(): Helper {
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  const module = new URL(`./thread.${extension}`, import.meta.url).href;
  const worker = new Worker(join(packageRoot(), 'bin/thread.js'), { workerData: { module } });
  const failed = new Promise<never>((_, reject) => {
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`the second thread ended with ${code}`)));
  });
  // Told by `finish`; a thread that was never given a task may end as it likes.
  failed.catch(() => {});
  const order = (what: ThreadOrder) => worker.postMessage(what);
  return {
    begin(task) {
      const claims = new SharedArrayBuffer(task.cases.length);
      order({ kind: 'begin', task: { ...task, claims } });
      return {
        claim: claimFrom(claims, task.cases),
        finish(cases, signal, onResult) {
          const abort = () => order({ kind: 'abort' });
          signal.addEventListener('abort', abort, { once: true });
          const ended = new Promise<RunResult>((resolve) => {
            const byId = new Map(cases.map((it) => [it.id, it]));
            const whole = ({ id, ...result }: ThreadResult): CaseResult[] => {
              const it = byId.get(id);
              return it === undefined ? [] : [{ ...result, case: it }];
            };
            worker.on('message', (news: ThreadNews) => {
              if (news.kind === 'result') for (const result of whole(news.result)) onResult(result);
              else resolve({ ...news, results: news.results.flatMap(whole) });
            });
          });
          return Promise.race([ended, failed]).finally(() => signal.removeEventListener('abort', abort));
        },
      };
    },
    end: () => worker.terminate(),
  };
}
