import type { Mutant } from '../../mutant.ts';

export const waitsForOwaAsForAPing: Mutant = {
  name: 'waits-for-owa-as-for-a-ping',
  description: 'gives every back end an hour',
  sentence: 'A browser is told after 100 seconds that nobody answers.',
  clause: 'WIRE-FWD-19',
  changes: { forward: (forward) => (forwarded) => forward({ ...forwarded, timeoutMs: 61 * 60_000 }) },
  breaks: ['owa-target-has-a-hundred-seconds/red'],
};
