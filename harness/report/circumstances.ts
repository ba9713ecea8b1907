import type { CaseResult, StepResult } from '../run/result.ts';
import { settingsIn } from '../run/settings.ts';
import { stepName } from '../run/step-plan.ts';
import type { Case } from '../specs/case.ts';
import { fitsHop } from '../specs/hops.ts';

/** Steps before the failing one that are told. */
const toldSteps = 5;

/** What a case made different in its lab before it began: the organisation's overlays, settings, stops, faults. Pure. */
export function changesOf({ environment, with: wanted }: Case): string[] {
  const [, ...overlays] = environment.name.split('+');
  const { topology = {}, stop, fault } = wanted ?? {};
  return [
    ...overlays.map((name) => `overlay ${name}`),
    ...settingsIn(topology),
    ...[stop ?? []].flat().map((hop) => stepName({ stop: hop })),
    ...[fault ?? []].flat().map((one) => stepName({ fault: one })),
  ];
}

/** What happened in the steps before one: the way that each took, or what it did to the lab. Pure. */
export function stepsBefore(steps: readonly StepResult[], failing: StepResult): string[] {
  const before = steps.slice(0, steps.indexOf(failing));
  const told = before.slice(-toldSteps).map(({ name, status, path }) => {
    if (path.length === 0) return name;
    return `${name}: ${status === null ? '' : `${status}, `}${path.join(' → ')}`;
  });
  const left = before.length - told.length;
  return left === 0 ? told : [`… ${left} ${left === 1 ? 'step' : 'steps'}`, ...told];
}

/** The fault by which the case itself made a server answer with a status; undefined where it is nobody's order. Pure. */
export function orderOf({ case: it, steps }: CaseResult, step: StepResult): string | undefined {
  if (step.author === null) return undefined;
  const [server = ''] = step.author.split('@');
  const begun = it.steps.filter((_, index) => index <= indexOfStep(steps, step));
  const faults = [it.with, ...begun].flatMap((one) => one?.fault ?? []);
  const order = faults.findLast(
    ({ answer, server: hop }) => answer === step.status && fitsHop(it.environment.topology, hop, server),
  );
  return order && stepName({ fault: order });
}

/** Following a redirect has a result of its own, but is no step of the case. */
function indexOfStep(steps: readonly StepResult[], step: StepResult): number {
  const followed = steps.slice(0, steps.indexOf(step) + 1).filter(({ name }) => /^follow\b/.test(name));
  return steps.indexOf(step) - followed.length;
}
