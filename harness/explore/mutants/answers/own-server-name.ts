import { changingHeader } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

export const ownServerName: Mutant = {
  name: 'own-server-name',
  description: 'calls itself the server of every answer',
  sentence: 'Server of an answer is that of the back end.',
  clause: 'WIRE-ANS-23',
  changes: changingHeader('server', () => 'proxy'),
  breaks: ['owa-answer-server-and-date/*'],
};
