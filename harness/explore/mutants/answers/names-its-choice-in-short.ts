import { mapHeaders } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

export const namesItsChoiceInShort: Mutant = {
  name: 'names-its-choice-in-short',
  description: 'names the chosen server without its domain',
  sentence: 'X-CalculatedBETarget is a host.',
  clause: 'WIRE-ANS-12',
  changes: {
    forward: (forward) => (forwarded) => {
      const ownHeaders = mapHeaders(forwarded.ownHeaders, (name, value) =>
        name === 'x-calculatedbetarget' ? (value.split('.', 1)[0] ?? '') : value,
      );
      return forward({ ...forwarded, ownHeaders });
    },
  },
  breaks: ['owa-answer-names-the-very-server', '{owa,eas}-answer-names-the-target/*'],
};
