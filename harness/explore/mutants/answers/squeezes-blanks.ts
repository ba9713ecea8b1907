import { mapHeaders, passingOn } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

export const squeezesBlanks: Mutant = {
  name: 'squeezes-blanks',
  description: 'makes one blank of several in a header',
  sentence: 'The value of a header keeps its blanks.',
  clause: 'WIRE-ANS-9',
  changes: passingOn((headers) => mapHeaders(headers, (_name, value) => value.replaceAll(/ +/g, ' '))),
  breaks: ['{owa,eas}-answer-headers/*'],
};
