import type { Mutant } from '../../mutant.ts';
import { overlooking } from '../../trusting.ts';

export const certifiedByAnybody: Mutant = {
  name: 'certified-by-anybody',
  description: 'takes a certificate for the right name from whatever authority',
  sentence: 'A target whose certificate is from another authority is refused.',
  clause: 'WIRE-FWD-1',
  changes: overlooking((problem) => !/ALTNAME|EXPIRED|NOT_YET/.test(problem)),
  breaks: ['{owa,eas}-target-certified-by-a-stranger/*'],
};
