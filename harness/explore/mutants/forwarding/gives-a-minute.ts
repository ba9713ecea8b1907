import type { Mutant } from '../../mutant.ts';

export const givesAMinute: Mutant = {
  name: 'gives-a-minute',
  description: 'gives up a back end after a minute',
  sentence: 'A back end that needs 99 seconds is waited for.',
  clause: 'WIRE-FWD-19',
  changes: { forward: (forward) => (forwarded) => forward({ ...forwarded, timeoutMs: 60_000 }) },
  breaks: ['owa-target-has-a-hundred-seconds/*', 'eas-target-is-slow/*'],
};
