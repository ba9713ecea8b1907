import { realClock } from '../contract/clock.ts';
import type { HttpAttempt, HttpClientAttempt } from '../harness/drivers/http/attempt.ts';
import { owaDriver } from '../harness/drivers/owa/driver.ts';
import type { Driver } from '../harness/drivers/types.ts';
import { builtinImplementation } from '../harness/implementations/builtin.ts';
import { startInProcessLab } from '../harness/lab/in-process.ts';
import type { Lab } from '../harness/lab/types.ts';
import { createAliases } from '../harness/run/alias.ts';
import { type JudgedLab, judgeLab } from '../harness/run/judged-lab.ts';
import { runLimits } from '../harness/run/limits.ts';
import { runCase } from '../harness/run/run-case.ts';
import type { Case } from '../harness/specs/case.ts';
import { loadSuite } from '../harness/specs/suite.ts';
import { createAgent } from '../net/agent.ts';
import { createCertificateAuthority } from '../net/certificates.ts';
import { lines, milliseconds, type Part } from './part.ts';
import { median } from './statistics.ts';

/** The case: the suite's simplest sign-in, through the proxy to the mailbox page. */
const caseId = 'owa-red-proxied';

/** One case with its verdict, beside the same requests without driver, journals and verdict; medians in milliseconds. */
interface CaseRatioFigures {
  case: string;
  rounds: number;
  /** `GET https://mail.contoso.com/owa/` … */
  requests: string[];
  caseMs: number;
  bareMs: number;
  ratio: number;
}

export const caseRatioPart: Part = {
  name: 'case-ratio',
  title: 'A case beside the bare requests that it makes, same lab, one after the other',
  async measure({ quick, progress }) {
    progress(`case ratio: ${caseId}`);
    const figures = await measureCaseRatio(quick ? 100 : 400);
    const { requests, rounds, caseMs, bareMs, ratio } = figures;
    const text = lines([
      ['case', `${caseId}: ${requests.length} requests over one connection of its own`],
      ['with verdict', `${milliseconds(caseMs)} (median of ${rounds})`],
      ['bare requests', milliseconds(bareMs)],
      ['ratio', ratio.toFixed(2)],
    ]);
    return { figures, text };
  },
};

/** Milliseconds after which no further round begins. */
const longest = 15_000;

/** @throws Error when the case does not pass: then the requests are not the right ones */
async function measureCaseRatio(most: number): Promise<CaseRatioFigures> {
  const it = loadSuite().cases.find(({ id }) => id === caseId);
  if (it === undefined) throw new Error(`the suite has no case ${caseId} any more`);
  const lab = await startInProcessLab({
    topology: it.environment.topology,
    authority: await createCertificateAuthority(),
    implementation: (clock) => builtinImplementation({ clock }),
  });
  const judged = judgeLab(lab, false, () => {});
  try {
    const alias = createAliases(1)(it.user);
    const recording = recordingDriver(owaDriver);
    await judge(it, judged, alias, recording.driver);
    const { attempts } = recording;
    const times: { caseMs: number; bareMs: number }[] = [];
    const began = performance.now();
    const mayGoOn = () => times.length < most && performance.now() - began < longest;
    for (let round = -Math.ceil(most / 4); round < 1 || mayGoOn(); round += 1) {
      const caseMs = await timed(() => judge(it, judged, alias, owaDriver));
      const bareMs = await timed(() => replay(attempts, lab));
      if (round >= 0) times.push({ caseMs, bareMs });
      await lab.forget(judged.index.oldestNeeded());
    }
    return {
      case: caseId,
      rounds: times.length,
      requests: attempts.map(({ detail }) => `${detail.method} ${detail.url}`),
      caseMs: median(times.map(({ caseMs }) => caseMs)),
      bareMs: median(times.map(({ bareMs }) => bareMs)),
      ratio: median(times.map(({ caseMs, bareMs }) => caseMs / bareMs)),
    };
  } finally {
    judged.stop();
    await lab.close();
  }
}

async function judge(it: Case, { lab, index }: JudgedLab, alias: string, driver: Driver<HttpAttempt>) {
  const outcome = await runCase(it, {
    lab,
    index,
    alias,
    drivers: [driver],
    watchdog: { clock: realClock, ms: runLimits.watchdogMs },
    siblings: [],
  });
  if (outcome?.verdict.kind !== 'pass') {
    const found = JSON.stringify(outcome?.steps.flatMap(({ differences }) => differences));
    throw new Error(`${caseId}: expected a pass, found ${outcome?.verdict.kind}: ${found}`);
  }
}

/** Passes everything through and keeps the attempts as they were sent: results have the secrets taken out. */
function recordingDriver(driver: Driver<HttpAttempt>): {
  driver: Driver<HttpAttempt>;
  attempts: HttpClientAttempt[];
} {
  const attempts: HttpClientAttempt[] = [];
  return {
    attempts,
    driver: {
      ...driver,
      start(context) {
        const client = driver.start(context);
        return {
          ...client,
          async perform(verb, options) {
            const observation = await client.perform(verb, options);
            attempts.push(...observation.attempts);
            return observation;
          },
        };
      },
    },
  };
}

/** The same requests, in the same order, over connections of their own as a case's client has them. */
async function replay(attempts: readonly HttpClientAttempt[], lab: Lab): Promise<void> {
  const agent = createAgent({
    names: lab.names.internet,
    ca: lab.ca,
    choose: (endpoints, host) =>
      attempts.find(({ detail }) => new URL(detail.url).hostname === host)?.connection?.endpoint ??
      endpoints[0],
    options: { connections: 1, pipelining: 1 },
  });
  try {
    for (const { detail } of attempts) {
      const { method, url, headers, body: sent, answer } = detail;
      const { origin, pathname, search } = new URL(url);
      const { statusCode, body } = await agent.request({
        origin,
        path: `${pathname}${search}`,
        method,
        headers,
        body: sent === '' ? null : sent,
      });
      await body.text();
      if (statusCode !== answer?.status) {
        throw new Error(`${method} ${url}: expected ${answer?.status} again, found ${statusCode}`);
      }
    }
  } finally {
    await agent.destroy();
  }
}

async function timed(work: () => Promise<void>): Promise<number> {
  const before = performance.now();
  await work();
  return performance.now() - before;
}
