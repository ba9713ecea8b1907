import { tellingAs } from '../../failing.ts';
import type { Mutant } from '../../mutant.ts';

export const blamesTargetsForStallingClients: Mutant = {
  name: 'blames-targets-for-stalling-clients',
  description: 'tells a request that stalls as 504, as if the back end had not answered',
  sentence: 'A request that stalls is told as 408.',
  clause: 'WIRE-FWD-20',
  changes: tellingAs(/^CLIENT_TIMEOUT$/, 504),
  breaks: ['owa-request-stalls/*'],
};
