import { droppingHeaders } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

export const hidesItsTechnology: Mutant = {
  name: 'hides-its-technology',
  description: 'tells nobody what back ends are made with',
  sentence: 'X-Powered-By and X-AspNet-Version reach the client.',
  clause: 'WIRE-ANS-9',
  changes: droppingHeaders('x-powered-by', 'x-aspnet-version'),
  breaks: ['{owa,eas}-answer-headers/*'],
};
