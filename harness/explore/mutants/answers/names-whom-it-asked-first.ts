import { mapHeaders } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

/** The first target of each answer. */
const asked = new WeakMap<object, string>();

export const namesWhomItAskedFirst: Mutant = {
  name: 'names-whom-it-asked-first',
  description: 'names the server that it asked first, also when another one answered',
  sentence: 'Where another server had to be asked the answer names that one.',
  clause: 'WIRE-ANS-12',
  changes: {
    forward: (forward) => (forwarded) => {
      const { response, target } = forwarded;
      const first = asked.get(response) ?? target.fqdn;
      asked.set(response, first);
      const ownHeaders = mapHeaders(forwarded.ownHeaders, (name, value) =>
        name === 'x-calculatedbetarget' ? first : value,
      );
      return forward({ ...forwarded, ownHeaders });
    },
  },
  breaks: ['owa-answer-names-the-second-server'],
};
