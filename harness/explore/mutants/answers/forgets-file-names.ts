import { droppingHeaders } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

export const forgetsFileNames: Mutant = {
  name: 'forgets-file-names',
  description: 'shows what a back end wanted to be saved as a file',
  sentence: 'Content-Disposition reaches the client.',
  clause: 'WIRE-ANS-9',
  changes: droppingHeaders('content-disposition'),
  breaks: ['owa-answer-headers/*'],
};
