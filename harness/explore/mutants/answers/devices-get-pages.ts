import { mapHeaders, rewritingOwnHeads } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

export const devicesGetPages: Mutant = {
  name: 'devices-get-pages',
  description: 'shows devices its page for browsers',
  sentence: 'A device is told of a failure in plain text.',
  clause: 'WIRE-ANS-27',
  changes: rewritingOwnHeads((head) => ({
    ...head,
    headers: mapHeaders(head.headers, (name, value) =>
      name === 'content-type' ? 'text/html; charset=utf-8' : value,
    ),
  })),
  breaks: ['eas-failure-is-plain-text'],
};
