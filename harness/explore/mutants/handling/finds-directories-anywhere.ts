import { readingAs } from '../../arriving.ts';
import type { Mutant } from '../../mutant.ts';

export const findsDirectoriesAnywhere: Mutant = {
  name: 'finds-directories-anywhere',
  description: 'finds /owa/ wherever it is in a path',
  sentence: 'A virtual directory is the beginning of a path.',
  clause: 'WIRE-HND-6',
  changes: readingAs(({ url }) => ({ url: url.replace(/^\/(?!owa)[^?]*?(?=\/owa\/)/i, '') })),
  breaks: ['owa-not-a-virtual-directory/*', 'owa-target-with-two-slashes/*'],
};
