import { rewritingBodies } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

export const rewritesLinks: Mutant = {
  name: 'rewrites-links',
  description: 'leads the links of a page to the host that the client used',
  sentence: 'Links in a page stay as the back end wrote them.',
  clause: 'WIRE-ANS-21',
  changes: rewritingBodies((body) =>
    Buffer.from(
      body.toString('latin1').replaceAll(/\/\/[\w-]+\.contoso\.com(:\d+)?/g, '//mail.contoso.com'),
      'latin1',
    ),
  ),
  breaks: ['owa-answer-bytes/*'],
};
