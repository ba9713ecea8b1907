import { rewritingBodies } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

export const addsAScript: Mutant = {
  name: 'adds-a-script',
  description: 'puts a script of its own into pages',
  sentence: 'Nothing is added to a page.',
  clause: 'WIRE-ANS-21',
  changes: rewritingBodies((body) =>
    Buffer.from(
      body.toString('latin1').replace('</head>', '<script src="/proxy.js"></script></head>'),
      'latin1',
    ),
  ),
  breaks: ['owa-answer-bytes/*'],
};
