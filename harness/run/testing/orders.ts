import { realClock } from '../../../contract/clock.ts';
import { createCertificateAuthority } from '../../../net/certificates.ts';
import { startInProcessLab } from '../../lab/in-process.ts';
import type { Lab, StartLab } from '../../lab/types.ts';
import type { Case } from '../../specs/case.ts';
import type { Step } from '../../specs/schema.ts';
import { aCase } from '../../specs/testing/case.ts';
import type { CaseResult } from '../result.ts';
import { type RunOptions, type RunResult, runCases } from '../run.ts';
import { type ObedientFrontEnd, obedientFrontEnd } from './front-end.ts';

/** The way of red's requests, and what comes of one that took it. */
export const proxied = ['cas2013@Site1', 'cas2010@Site1', 'mbx2010@Site1'];
export const served = { status: 200, path: proxied, mailbox: 'red', author: 'cas2010@Site1' } as const;

/** A step of one request, whose headers say what the obedient front end does. */
export function anOrderedStep(headers: Record<string, string>, step: Partial<Step> = {}): Step {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a placeholder of specs
  const request = { method: 'GET', url: '/owa/', headers: { 'x-user': '${user}', ...headers } };
  return { send: request, ...step };
}

/** A case of the obedient front end, by default with just one step. */
export function anOrder(
  id: string,
  headers: Record<string, string>,
  step: Partial<Step>,
  more: Partial<Case> = {},
): Case {
  const steps = [anOrderedStep(headers, step)];
  return aCase({ id, title: `${id}.`, steps, place: 'specs/a.yaml:1', ...more });
}

/** Runs cases in labs with the obedient front end. */
export interface Orders {
  frontEnd: ObedientFrontEnd;
  /** A lab that is in step with its front end: what that was to do later is done when the journals are asked for. */
  startLab: StartLab;
  run(cases: Case[], more?: Partial<RunOptions>): Promise<RunResult>;
  runOne(it: Case, more?: Partial<RunOptions>): Promise<CaseResult>;
  /** Closes the labs that are left. */
  close(): Promise<void>;
}

export async function startOrders(): Promise<Orders> {
  const frontEnd = obedientFrontEnd();
  const authority = await createCertificateAuthority();
  const labs: Lab[] = [];
  const startLab: StartLab = async (topology, stopped = []) => {
    const lab = await startInProcessLab({ topology, authority, stopped, implementation: () => frontEnd });
    labs.push(lab);
    return {
      ...lab,
      async synced() {
        await frontEnd.later();
      },
    };
  };
  const run: Orders['run'] = (cases, more = {}) =>
    runCases({
      cases,
      startLab,
      implementation: frontEnd.describe(),
      clock: realClock,
      elapsed: () => performance.now(),
      seed: 1,
      watchdogMs: 5_000,
      ...more,
    });
  return {
    frontEnd,
    startLab,
    run,
    async runOne(it, more) {
      const { results } = await run([it], more);
      if (results[0] === undefined) throw new Error('no result');
      return results[0];
    },
    async close() {
      await Promise.all(labs.map((lab) => lab.close()));
    },
  };
}
