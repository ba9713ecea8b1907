import type { Mutant } from '../../mutant.ts';
import { speakingTls } from '../../trusting.ts';

export const insistsOnTls13Behind: Mutant = {
  name: 'insists-on-tls-1-3-behind',
  description: 'speaks TLS 1.3 with back ends, and nothing older',
  sentence: 'Servers that speak TLS 1.2 at most are talked to.',
  clause: 'WIRE-FWD-12',
  changes: speakingTls('TLSv1.3'),
  breaks: ['{owa,eas}-tls-of-the-time/*'],
};
