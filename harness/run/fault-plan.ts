import type { BreakOff, FaultAnswer, FaultOrder, RequestFault } from '../../contract/fault.ts';
import { formatDuration } from '../../input/index.ts';
import type { Topology } from '../../topology/index.ts';
import type { FlawedCertificate } from '../lab/certificates.ts';
import type { Case } from '../specs/case.ts';
import { bodyEncodingOf, type FaultSpec } from '../specs/fault-schema.ts';
import { serversNamed } from '../specs/hops.ts';
import { organisationOf } from '../specs/organisations.ts';

/** The faults of specs by the server that gets them: `role@Site` means every server of that role there. */
export function faultsByServer(
  topology: Topology,
  faults: FaultSpec | FaultSpec[] | undefined,
): Map<string, FaultOrder[]> {
  const found = new Map<string, FaultOrder[]>();
  for (const fault of [faults ?? []].flat()) {
    for (const server of serversNamed(topology, fault.server)) {
      found.set(server, [...(found.get(server) ?? []), faultOf(fault)]);
    }
  }
  return found;
}

/** The certificates with flaws that cases order, and of whom. */
export function flawedCertificatesOf(cases: readonly Case[]): FlawedCertificate[] {
  return cases.flatMap((it) =>
    [it.with, ...it.steps].flatMap((ordered, begun) => {
      if (ordered?.fault === undefined) return [];
      const topology = organisationOf(it, begun);
      return [...faultsByServer(topology, ordered.fault)].flatMap(([server, faults]) =>
        faults.flatMap((fault) =>
          fault.kind === 'certificate' ? [{ topology, server, flaw: fault.flaw }] : [],
        ),
      );
    }),
  );
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
function faultOf(fault: FaultSpec): FaultOrder {
  const { protocol, times, answer, breaks, how = 'reset', hang, reset, slow, certificate } = fault;
  if (certificate !== undefined) return { kind: 'certificate', flaw: certificate };
  const scope = { ...(protocol !== undefined && { protocol }), ...(times !== undefined && { times }) };
  if (breaks !== undefined) return { ...breakOf(fault, breaks, how), ...scope };
  if (reset) return { kind: 'break', stage: 'before head', how: 'reset', ...scope };
  if (answer !== undefined) return { kind: 'answer', ...answerOf(fault, answer), ...scope };
  if (slow !== undefined) return { kind: 'slow', delayMs: slow, ...scope };
  if (hang) return { kind: 'hang', ...scope };
  throw new TypeError('a fault has to say one of answer, breaks, hang, reset, slow, certificate');
}

function breakOf(fault: FaultSpec, stage: NonNullable<FaultSpec['breaks']>, how: BreakOff): RequestFault {
  if (stage === 'before head' || stage === 'in gibberish') return { kind: 'break', stage, how };
  const { body, pieces, answer = brokenAnswer.status } = fault;
  const whole = body === undefined && pieces === undefined ? { ...fault, body: brokenAnswer.body } : fault;
  return { kind: 'break', stage, how, answer: answerOf(whole, answer) };
}

function answerOf({ body, pieces, between, ...fault }: FaultSpec, status: number): FaultAnswer {
  const { reason, headers, encoding, framing, trailers, reads, processing, repeat = 1 } = fault;
  const content = pieces ?? (body === undefined ? undefined : [body.repeat(repeat)]);
  return {
    status,
    ...(reason !== undefined && { reason }),
    ...(headers !== undefined && { headers }),
    ...(content !== undefined && { pieces: content }),
    ...(content !== undefined && bodyEncodingOf(fault) === 'latin1' && { piecesAre: 'bytes' }),
    ...(between !== undefined && { betweenMs: between }),
    ...(encoding !== undefined && { encoding }),
    ...(framing !== undefined && { framing }),
    ...(trailers !== undefined && { trailers }),
    ...(reads !== undefined && { reads }),
    ...(processing && { processing }),
  };
}

function deedOf({ answer, breaks, hang, reset, slow, certificate }: FaultSpec): string {
  if (certificate !== undefined) return `shows a certificate: ${certificate}`;
  const answers = answer === undefined ? '' : `answers ${answer}`;
  if (breaks !== undefined) return `${answers === '' ? '' : `${answers} and `}breaks off ${breaks}`;
  if (answer !== undefined) return answers;
  if (hang) return 'hangs';
  if (reset) return 'resets';
  return slow === undefined ? 'does nothing' : `takes ${formatDuration(slow)}`;
}
