import { tellingAs } from '../../failing.ts';
import type { Mutant } from '../../mutant.ts';

export const refusalsAreTimeOuts: Mutant = {
  name: 'refusals-are-time-outs',
  description: 'tells a back end that refuses connections as 504',
  sentence: 'A back end that cannot be reached at all is told as 502 or 503.',
  clause: 'WIRE-FWD-10',
  changes: tellingAs(/^ECONNREFUSED$/, 504),
  breaks: ['{owa,eas}-target-cannot-be-reached/*'],
};
