import { mapHeaders, passingOn } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

export const dropsEmptyHeaders: Mutant = {
  name: 'drops-empty-headers',
  description: 'leaves out headers that say nothing',
  sentence: 'A header with an empty value reaches the client.',
  clause: 'WIRE-ANS-9',
  changes: passingOn((headers) => mapHeaders(headers, (_name, value) => (value === '' ? null : value))),
  breaks: ['owa-answer-headers/*'],
};
