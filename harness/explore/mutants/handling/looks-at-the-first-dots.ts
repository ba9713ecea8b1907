import { climbing } from '../../climbing.ts';
import type { Mutant } from '../../mutant.ts';

export const looksAtTheFirstDots: Mutant = {
  name: 'looks-at-the-first-dots',
  description: 'looks for dots right behind the virtual directory',
  sentence: 'A target may climb later on.',
  clause: 'WIRE-HND-5',
  changes: climbing((path) =>
    /^\/[^/\\]*[/\\]\.\.?([/\\]|$)/.test(path.replaceAll(/%2e/gi, '.').replaceAll(/%(2f|5c)/gi, '/')),
  ),
  breaks: ['owa-target-climbs/*'],
};
