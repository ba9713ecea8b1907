import { passingOn, withoutHeaders } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

export const answersKnownHeadersAlone: Mutant = {
  name: 'answers-known-headers-alone',
  description: 'passes on of an answer the headers that it knows',
  sentence: 'Headers of an answer that nobody knows reach the client.',
  clause: 'WIRE-ANS-9',
  changes: passingOn((headers) =>
    withoutHeaders(headers, (name) => name.startsWith('x-') && !/^x-(coexlab|beserver|owa|ms)/.test(name)),
  ),
  breaks: ['{owa,eas}-answer-headers/*'],
};
