import type { Mutant } from '../../mutant.ts';
import { overlooking } from '../../trusting.ts';

export const certifiedAtAnyTime: Mutant = {
  name: 'certified-at-any-time',
  description: 'does not look at the dates of a certificate',
  sentence: 'A target whose certificate has expired, or is not valid yet, is refused.',
  clause: 'WIRE-FWD-1',
  changes: overlooking((problem) => /EXPIRED|NOT_YET/.test(problem)),
  breaks: [
    '{owa,eas}-target-certified-{until-yesterday,from-next-year}/*',
    'owa-target-certificate-expires/*',
  ],
};
