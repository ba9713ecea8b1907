import { tellingAs } from '../../failing.ts';
import type { Mutant } from '../../mutant.ts';

export const silenceIsABadGateway: Mutant = {
  name: 'silence-is-a-bad-gateway',
  description: 'tells a back end that says nothing as 502',
  sentence: 'A back end that does not answer in time is told as 504.',
  clause: 'WIRE-FWD-8',
  changes: tellingAs(/^TIMEOUT$/, 502),
  breaks: ['{owa,eas}-target-hangs/red', 'owa-target-has-a-hundred-seconds/red'],
};
