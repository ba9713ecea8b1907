import { brokenOff, tellingAs } from '../../failing.ts';
import type { Mutant } from '../../mutant.ts';

export const resetsAreTimeOuts: Mutant = {
  name: 'resets-are-time-outs',
  description: 'tells a back end that broke off as 504',
  sentence: 'A back end that resets the connection is told as 502.',
  clause: 'WIRE-FWD-7',
  changes: tellingAs(brokenOff, 504),
  breaks: ['{owa,eas}-target-{resets,breaks-off}/*', 'owa-failures-keep-the-session/*'],
};
