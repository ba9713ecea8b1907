import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import autocannon from 'autocannon';
import { serveParent } from '../child.ts';
import type { LoadOrder, LoadResult } from './contract.ts';

serveParent<unknown, null, LoadOrder, LoadResult>(async () => ({ ready: null, answer: load }));

/** As many connections as there are Authorization headers, each kept alive, one request at a time on each. */
async function load(order: LoadOrder): Promise<LoadResult> {
  const { scheme, endpoint, authorizations, settleSeconds, seconds, pid } = order;
  let connection = 0;
  let answers = 0;
  const ended = Promise.withResolvers<autocannon.Result>();
  const options: autocannon.Options = {
    url: `${scheme}://${endpoint.address}:${endpoint.port}${order.path}`,
    connections: authorizations.length,
    duration: settleSeconds + seconds + 10,
    timeout: 5,
    // How long it takes to stop, at most.
    sampleInt: 50,
    servername: order.host,
    tlsOptions: { ca: order.ca },
    setupClient: (client) => {
      const authorization = authorizations[connection++ % authorizations.length] ?? '';
      client.setHeaders({ host: order.host, authorization });
    },
  };
  const running = autocannon(options, (error, result) => {
    if (error) ended.reject(error);
    else ended.resolve(result);
  });
  running.on('response', () => {
    answers += 1;
  });
  await delay(settleSeconds * 1000);
  const [answersBefore, cpuBefore, before] = [answers, cpuSecondsOf(pid), performance.now()];
  await delay(seconds * 1000);
  const [answersAfter, cpuAfter, after] = [answers, cpuSecondsOf(pid), performance.now()];
  running.stop();
  const result = await ended.promise;
  const counted = answersAfter - answersBefore;
  return {
    requestsPerSecond: (counted / (after - before)) * 1000,
    cpuMicroseconds:
      cpuBefore === null || cpuAfter === null ? null : ((cpuAfter - cpuBefore) / counted) * 1e6,
    p99: result.latency.p99,
    errors: result.errors + result.non2xx + result.resets,
  };
}

/** User and system time of a process in seconds (proc(5), in ticks of 10 ms); null where there is no /proc. */
function cpuSecondsOf(pid: number): number | null {
  if (process.platform !== 'linux') return null;
  const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}
