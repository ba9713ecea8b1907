import { randomInt } from 'node:crypto';
import { parentPort } from 'node:worker_threads';
import { realClock } from '../../contract/clock.ts';
import { authorityOf } from '../../net/certificates.ts';
import { findMutant } from '../explore/find-mutant.ts';
import { createLabs } from '../lab/labs.ts';
import type { CaseResult } from '../run/result.ts';
import { runCases } from '../run/run.ts';
import { casesFrom } from '../specs/plain-suite.ts';
import {
  claimFrom,
  type ThreadNews,
  type ThreadOrder,
  type ThreadResult,
  type ThreadTask,
} from './messages.ts';

/** The second thread of a run (helper.ts): runs what the first one has not come to yet. */
const port = parentPort;
if (port === null) throw new Error('expected to be a thread of `coexlab run`');
const tell = (news: ThreadNews) => port.postMessage(news);

const controller = new AbortController();
const {
  suite,
  cases: ids,
  claims,
  certificates,
  mutant,
  concurrency,
} = await new Promise<ThreadTask>((resolve) => {
  port.on('message', (order: ThreadOrder) => {
    if (order.kind === 'begin') resolve(order.task);
    else controller.abort();
  });
});
const all = casesFrom(suite);
const wanted = new Set(ids);
const claim = claimFrom(claims, ids);
const authority = authorityOf(certificates);
const labs = createLabs(
  'in-process',
  mutant === null ? null : await findMutant(mutant),
  async () => authority,
);
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
    ...(concurrency && { concurrency }),
  });
  tell({ kind: 'end', results: results.map(plain), strays, interrupted });
} finally {
  await labs.close();
  port.close();
}

function plain({ case: { id }, ...result }: CaseResult): ThreadResult {
  return { ...result, id };
}
