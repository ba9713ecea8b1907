import { droppingHeaders } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

export const ownDate: Mutant = {
  name: 'own-date',
  description: 'dates answers of back ends itself',
  sentence: 'Date of an answer is that of the back end.',
  clause: 'WIRE-ANS-23',
  changes: droppingHeaders('date'),
  breaks: ['owa-answer-server-and-date/*'],
};
