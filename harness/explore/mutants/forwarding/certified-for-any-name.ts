import type { Mutant } from '../../mutant.ts';
import { overlooking } from '../../trusting.ts';

export const certifiedForAnyName: Mutant = {
  name: 'certified-for-any-name',
  description: 'takes a certificate of the right authority for whatever name',
  sentence: 'A target whose certificate is for another name is refused.',
  clause: 'WIRE-FWD-1',
  changes: overlooking((problem) => problem === 'ERR_TLS_CERT_ALTNAME_INVALID'),
  breaks: ['{owa,eas}-target-certified-for-another-name/*'],
};
