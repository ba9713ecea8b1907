import { changingHeader } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

export const ownOwaVersion: Mutant = {
  name: 'own-owa-version',
  description: 'says its own version of Outlook Web App',
  sentence: 'X-OWA-Version is that of the back end.',
  clause: 'WIRE-ANS-17',
  changes: changingHeader('x-owa-version', () => '15.0.847.32'),
  breaks: ['owa-version-is-the-back-ends/{red,blue}'],
};
