import type { Mutant } from '../../mutant.ts';

const patienceMs = 10_000;

export const losesPatience: Mutant = {
  name: 'loses-patience',
  description: 'gives up a back end after 10 seconds, whatever is asked of it',
  sentence: 'A target that takes its time is waited for, and a Ping for its whole heartbeat.',
  clause: 'WIRE-EAS-8',
  changes: { forward: (forward) => (forwarded) => forward({ ...forwarded, timeoutMs: patienceMs }) },
  breaks: ['{owa,eas}-target-is-slow/*', 'eas-{ping,longest-ping}/*', 'eas-violet-ping'],
};
