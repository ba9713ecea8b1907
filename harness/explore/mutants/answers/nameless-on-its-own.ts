import { rewritingOwnHeads, withoutHeaders } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

export const namelessOnItsOwn: Mutant = {
  name: 'nameless-on-its-own',
  description: 'does not say its name on what it answers itself',
  sentence: 'The front end says its name on its own answers as well.',
  clause: 'WIRE-ANS-11',
  changes: rewritingOwnHeads((head) => ({
    ...head,
    headers: withoutHeaders(head.headers, (name) => name === 'x-feserver'),
  })),
  breaks: ['{owa,eas}-front-end-names-itself', 'owa-no-target-where-none-was-chosen/*'],
};
