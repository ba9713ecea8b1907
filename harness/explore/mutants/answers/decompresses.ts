import { gunzipSync } from 'node:zlib';
import { passingOn, rewritingBodies, withoutHeaders } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

export const decompresses: Mutant = {
  name: 'decompresses',
  description: 'passes a compressed body on as what it was before',
  sentence: 'A compressed body reaches the client compressed.',
  clause: 'WIRE-ANS-6',
  changes: {
    ...passingOn((headers) => withoutHeaders(headers, (name) => name === 'content-encoding')),
    ...rewritingBodies((body) => (body[0] === 0x1f && body[1] === 0x8b ? gunzipSync(body) : body)),
  },
  breaks: ['{owa,eas}-answer-compressed/*'],
};
