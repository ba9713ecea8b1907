import { changingHeader } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

export const weakensEtags: Mutant = {
  name: 'weakens-etags',
  description: 'makes every ETag a weak one',
  sentence: 'A strong ETag stays strong.',
  clause: 'WIRE-ANS-9',
  changes: changingHeader('etag', (value) => value.replace(/^"/, 'W/"')),
  breaks: ['owa-answer-in-part/*'],
};
