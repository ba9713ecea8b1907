import { readingAs } from '../../arriving.ts';
import type { Mutant } from '../../mutant.ts';

export const servesOtherTargetsAsRoot: Mutant = {
  name: 'serves-other-targets-as-root',
  description: 'leads a target that is neither path nor URL to the root',
  sentence: 'Only a path or a URL is a target.',
  clause: 'WIRE-HND-12',
  changes: readingAs(({ url }) => ({ url: /^(\/|https?:)/i.test(url) ? url : '/' })),
  breaks: ['owa-target-of-another-form'],
};
