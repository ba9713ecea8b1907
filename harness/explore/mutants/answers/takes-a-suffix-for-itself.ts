import { changingHeader } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

export const takesASuffixForItself: Mutant = {
  name: 'takes-a-suffix-for-itself',
  description: 'takes every host that ends with the name of a back end for it',
  sentence: 'A host whose name ends with that of the back end is another one.',
  clause: 'WIRE-ANS-5',
  changes: changingHeader('location', (value, { clientHost, target }) =>
    value.replace(new RegExp(`//[^/]*${target.fqdn}(:\\d+)?/`), `//${clientHost}/`),
  ),
  breaks: ['owa-answer-location-alike/*'],
};
