import { rewritingBodies } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

export const bodiesAsText: Mutant = {
  name: 'bodies-as-text',
  description: 'reads every body as text in UTF-8',
  sentence: 'A body that is no text reaches the client byte for byte.',
  clause: 'WIRE-ANS-21',
  changes: rewritingBodies((body) => Buffer.from(body.toString('utf8'))),
  breaks: ['{owa,eas}-answer-bytes/*'],
};
