import { readingAs } from '../../arriving.ts';
import type { Mutant } from '../../mutant.ts';

export const takesTwoSlashesForOne: Mutant = {
  name: 'takes-two-slashes-for-one',
  description: 'serves a target of two slashes as if it had one',
  sentence: 'A target of two slashes is not that of one.',
  clause: 'WIRE-HND-14',
  changes: readingAs(({ url }) => ({ url: url.replace(/^(https?:\/\/[^/]*)?\/\/[^/]*/i, '$1') })),
  breaks: ['owa-target-with-two-slashes/*'],
};
