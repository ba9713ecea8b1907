import { randomInt } from 'node:crypto';
import { parentPort, workerData } from 'node:worker_threads';
import { realClock } from '../../contract/clock.ts';
import { createLabs } from '../lab/labs.ts';
import type { CaseResult } from '../run/result.ts';
import { runCases } from '../run/run.ts';
import { casesFrom } from '../specs/plain-suite.ts';
import { findMutant } from './mutant.ts';
import { concurrencyOf } from './run/selection.ts';
import { claimFrom, type HelperMessage, type HelperTask, type ThreadResult } from './threads.ts';

/** The second thread of a run (threads.ts): runs what the first one has not come to yet. */
const { suite, flags, cases: ids, claims } = workerData as HelperTask;
const port = parentPort;
if (port === null) throw new Error('expected to be a thread of `coexlab run`');
const tell = (message: HelperMessage) => port.postMessage(message);

const controller = new AbortController();
port.once('message', () => controller.abort());
const all = casesFrom(suite);
const wanted = new Set(ids);
const claim = claimFrom(claims, ids);
const labs = createLabs('in-process', flags.mutant === undefined ? null : findMutant(flags.mutant));
try {
  const { results, strays, interrupted } = await runCases({
    cases: all.filter(({ id }) => wanted.has(id)),
    claim: ({ id }) => claim(id),
    backwards: true,
    startLab: labs.startLab,
    implementation: labs.implementation,
    clock: realClock,
    elapsed: () => performance.now(),
    seed: randomInt(2 ** 31),
    siblings: all,
    signal: controller.signal,
    onResult: (result) => tell({ kind: 'result', result: plain(result) }),
    ...concurrencyOf(flags),
  });
  tell({ kind: 'end', results: results.map(plain), strays, interrupted });
} finally {
  await labs.close();
  port.close();
}

function plain({ case: { id }, ...result }: CaseResult): ThreadResult {
  return { ...result, id };
}
