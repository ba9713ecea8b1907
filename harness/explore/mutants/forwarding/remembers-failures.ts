import type { FrontEnd } from '../../../../proxy/front-end.ts';
import type { Forward } from '../../../../proxy/http/forward.ts';
import type { Mutant } from '../../mutant.ts';

export const remembersFailures: Mutant = {
  name: 'remembers-failures',
  description: 'lets a server that failed alone for half a minute, as a circuit breaker does',
  sentence: 'The next request is tried at the same server.',
  clause: 'WIRE-FWD-17',
  changes: {
    handle: (handle) => (frontEnd, context) => handle({ ...frontEnd, forward: breaking(frontEnd) }, context),
  },
  breaks: ['{owa,eas}-target-{is-back,fails-for-another}/*', 'owa-failures-keep-the-session/*'],
};

const restMs = 30_000;
const restsOf = new WeakMap<FrontEnd['discovery'], Map<string, number>>();

/** Asks nobody at a server that has failed a moment ago. */
function breaking({ forward, clock, discovery }: FrontEnd): Forward {
  const rests = restsOf.get(discovery) ?? new Map<string, number>();
  restsOf.set(discovery, rests);
  return async (forwarded) => {
    const { server } = forwarded.target;
    if ((rests.get(server) ?? 0) > clock.now()) {
      return { kind: 'failed', failure: { status: 502, code: 'RESTS', message: `${server} has failed` } };
    }
    const outcome = await forward(forwarded);
    if (outcome.kind === 'failed') rests.set(server, clock.now() + restMs);
    return outcome;
  };
}
