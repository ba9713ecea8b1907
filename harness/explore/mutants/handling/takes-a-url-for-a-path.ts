import { readingAs } from '../../arriving.ts';
import type { Mutant } from '../../mutant.ts';

export const takesAUrlForAPath: Mutant = {
  name: 'takes-a-url-for-a-path',
  description: 'looks for a target that is a whole URL below its root',
  sentence: 'A whole URL is no path below the root.',
  clause: 'WIRE-HND-2',
  changes: readingAs(({ url }) => ({ url: url.startsWith('/') ? url : `/${url}` })),
  breaks: ['owa-absolute-target/*', 'owa-absolute-target-names-the-host/*'],
};
