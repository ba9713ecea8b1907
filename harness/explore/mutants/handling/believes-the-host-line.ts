import { readingAs } from '../../arriving.ts';
import type { Mutant } from '../../mutant.ts';

export const believesTheHostLine: Mutant = {
  name: 'believes-the-host-line',
  description: 'goes by the Host line where the target names another host',
  sentence: 'The host of a target in absolute form counts.',
  clause: 'WIRE-HND-2',
  changes: readingAs(({ url }) => ({ url: url.replace(/^https?:\/\/[^/?#]*/i, '') })),
  breaks: ['owa-absolute-target-names-the-host/*'],
};
