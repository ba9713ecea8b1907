import { droppingHeaders } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

export const hidesOwaVersions: Mutant = {
  name: 'hides-owa-versions',
  description: 'tells nobody the version of Outlook Web App',
  sentence: 'X-OWA-Version reaches the browser.',
  clause: 'WIRE-ANS-17',
  changes: droppingHeaders('x-owa-version'),
  breaks: ['owa-version-is-the-back-ends/*'],
};
