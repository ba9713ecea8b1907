import { changingHeader } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

export const hidesNegotiate: Mutant = {
  name: 'hides-negotiate',
  description: 'keeps the challenges of Windows authentication to itself, since it cannot carry that on',
  sentence: 'Challenges that the front end could not carry out reach the client as well.',
  clause: 'WIRE-ANS-4',
  changes: changingHeader('www-authenticate', (value) => (/^(negotiate|ntlm)/i.test(value) ? null : value)),
  breaks: ['owa-answer-line-by-line/*', 'eas-answer-status/*'],
};
