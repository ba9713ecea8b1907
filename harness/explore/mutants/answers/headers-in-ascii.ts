import { mapHeaders, passingOn } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

export const headersInAscii: Mutant = {
  name: 'headers-in-ascii',
  description: 'makes a question mark of every byte of a header beyond ASCII',
  sentence: 'Bytes of a header beyond ASCII reach the client.',
  clause: 'WIRE-ANS-9',
  changes: passingOn((headers) =>
    mapHeaders(headers, (_name, value) => value.replaceAll(/[^\x20-\x7e]/g, '?')),
  ),
  breaks: ['owa-answer-headers/*'],
};
