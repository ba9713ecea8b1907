import { readingAs } from '../../arriving.ts';
import type { Mutant } from '../../mutant.ts';

export const dropsQueriesOfUrls: Mutant = {
  name: 'drops-queries-of-urls',
  description: 'reads no query where the target is a whole URL',
  sentence: 'Path and query of a target in absolute form count.',
  clause: 'WIRE-HND-2',
  changes: readingAs(({ url }) => ({ url: url.startsWith('/') ? url : (url.split('?', 1)[0] ?? url) })),
  breaks: ['owa-absolute-target/*', 'owa-absolute-target-names-the-host/*'],
};
