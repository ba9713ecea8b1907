import type { BreakOff, Fault, FaultAnswer } from '../../contract/fault.ts';
import { formatDuration } from '../../input/index.ts';
import type { Topology } from '../../topology/index.ts';
import type { FaultSpec } from '../specs/fault-schema.ts';
import { serversOfHop } from '../specs/hops.ts';

/** The faults of specs by the server that gets them: `role@Site` means every server of that role there. */
export function faultsByServer(
  topology: Topology,
  faults: FaultSpec | FaultSpec[] | undefined,
): Map<string, Fault[]> {
  const found = new Map<string, Fault[]>();
  for (const fault of [faults ?? []].flat()) {
    for (const server of serversOfHop(topology, fault.server)) {
      found.set(server, [...(found.get(server) ?? []), faultOf(fault)]);
    }
  }
  return found;
}

/** What a fault does, in words: `cas2010@Site1 answers 503 once`. */
export function faultName(fault: FaultSpec): string {
  const { server, times } = fault;
  const often = times === undefined ? '' : ` ${times === 1 ? 'once' : `${times} times`}`;
  return `${server} ${deedOf(fault)}${often}`;
}

/** What a broken answer is made of where nothing else is said. */
const brokenAnswer = { status: 200, body: 'This answer breaks off before its end.' };

/** @throws TypeError for a fault that does nothing, which specs are checked for */
function faultOf(fault: FaultSpec): Fault {
  const { protocol, times, answer, breaks, how = 'reset', hang, reset, slow } = fault;
  const scope = { ...(protocol !== undefined && { protocol }), ...(times !== undefined && { times }) };
  if (breaks !== undefined) return { ...breakOf(fault, breaks, how), ...scope };
  if (reset) return { kind: 'break', stage: 'before head', how: 'reset', ...scope };
  if (answer !== undefined) return { kind: 'answer', ...answerOf(fault, answer), ...scope };
  if (slow !== undefined) return { kind: 'slow', delayMs: slow, ...scope };
  if (hang) return { kind: 'hang', ...scope };
  throw new TypeError('a fault has to say one of answer, breaks, hang, reset, slow');
}

function breakOf(fault: FaultSpec, stage: NonNullable<FaultSpec['breaks']>, how: BreakOff): Fault {
  if (stage === 'before head') return { kind: 'break', stage, how };
  const { body, pieces, answer = brokenAnswer.status } = fault;
  const whole = body === undefined && pieces === undefined ? { ...fault, body: brokenAnswer.body } : fault;
  return { kind: 'break', stage, how, answer: answerOf(whole, answer) };
}

function answerOf({ body, pieces, between, ...fault }: FaultSpec, status: number): FaultAnswer {
  const { reason, headers, encoding, framing, trailers, reads } = fault;
  const content = pieces ?? (body === undefined ? undefined : [body]);
  return {
    status,
    ...(reason !== undefined && { reason }),
    ...(headers !== undefined && { headers }),
    ...(content !== undefined && { pieces: content }),
    ...(between !== undefined && { betweenMs: between }),
    ...(encoding !== undefined && { encoding }),
    ...(framing !== undefined && { framing }),
    ...(trailers !== undefined && { trailers }),
    ...(reads !== undefined && { reads }),
  };
}

function deedOf({ answer, breaks, hang, reset, slow }: FaultSpec): string {
  const answers = answer === undefined ? '' : `answers ${answer}`;
  if (breaks !== undefined) return `${answers === '' ? '' : `${answers} and `}breaks off ${breaks}`;
  if (answer !== undefined) return answers;
  if (hang) return 'hangs';
  if (reset) return 'resets';
  return slow === undefined ? 'does nothing' : `takes ${formatDuration(slow)}`;
}
