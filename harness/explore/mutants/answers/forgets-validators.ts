import { droppingHeaders } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

export const forgetsValidators: Mutant = {
  name: 'forgets-validators',
  description: 'keeps ETag and Last-Modified of back ends to itself',
  sentence: 'ETag and Last-Modified reach the client.',
  clause: 'WIRE-ANS-9',
  changes: droppingHeaders('etag', 'last-modified'),
  breaks: ['owa-answer-headers/*', 'owa-answer-in-part/*'],
};
