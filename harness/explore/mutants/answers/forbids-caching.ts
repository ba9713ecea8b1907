import { changingHeader } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

export const forbidsCaching: Mutant = {
  name: 'forbids-caching',
  description: 'lets nobody store what a back end answers',
  sentence: "Cache-Control of a back end's answer reaches the client as it is.",
  clause: 'WIRE-ANS-9',
  changes: changingHeader('cache-control', () => 'no-store'),
  breaks: ['{owa,eas}-answer-headers/*'],
};
