import { byName, choosingByNumber } from '../../altered.ts';
import type { Mutant } from '../../mutant.ts';

export const countsTheCandidates: Mutant = {
  name: 'counts-the-candidates',
  description: 'takes the mailbox modulo the number of candidates, so that many users move when one is gone',
  sentence: 'Who is served by a healthy candidate stays when another one is gone.',
  clause: 'SEL-11',
  changes: choosingByNumber(byName),
  breaks: ['eas-users-move-from-what-is-gone'],
};
