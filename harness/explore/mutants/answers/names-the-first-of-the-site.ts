import { mapHeaders } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

export const namesTheFirstOfTheSite: Mutant = {
  name: 'names-the-first-of-the-site',
  description: 'names the first server of the site as the chosen one',
  sentence: 'Of several servers that might have been chosen the one that was is named.',
  clause: 'WIRE-ANS-12',
  changes: {
    forward: (forward) => (forwarded) => {
      const ownHeaders = mapHeaders(forwarded.ownHeaders, (name, value) =>
        name === 'x-calculatedbetarget' ? value.replace(/-\d\./, '-1.') : value,
      );
      return forward({ ...forwarded, ownHeaders });
    },
  },
  breaks: ['owa-answer-names-the-very-server'],
};
