import { changingHeader } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

export const typesWithoutCharset: Mutant = {
  name: 'types-without-charset',
  description: 'passes the type of a body on without its parameters',
  sentence: 'Content-Type reaches the client with its parameters.',
  clause: 'WIRE-ANS-9',
  changes: changingHeader('content-type', (value) => value.split(';', 1)[0] ?? ''),
  breaks: ['owa-answer-headers/*'],
};
