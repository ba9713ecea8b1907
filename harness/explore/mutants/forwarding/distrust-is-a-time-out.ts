import { notTrusted, tellingAs } from '../../failing.ts';
import type { Mutant } from '../../mutant.ts';

export const distrustIsATimeOut: Mutant = {
  name: 'distrust-is-a-time-out',
  description: 'tells a back end whose certificate it does not trust as 504',
  sentence: 'A back end whose certificate is not to be trusted is told as 502.',
  clause: 'WIRE-FWD-14',
  changes: tellingAs(notTrusted, 504),
  breaks: ['{owa,eas}-target-not-to-be-trusted/*'],
};
