import { rewritingBodies } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

export const endsLinesAsUnix: Mutant = {
  name: 'ends-lines-as-unix',
  description: 'ends the lines of a body as it is used to',
  sentence: 'Line ends of a body reach the client as they are.',
  clause: 'WIRE-ANS-21',
  changes: rewritingBodies((body) => Buffer.from(body.toString('latin1').replaceAll('\r\n', '\n'), 'latin1')),
  breaks: ['{owa,eas}-answer-bytes/*'],
};
