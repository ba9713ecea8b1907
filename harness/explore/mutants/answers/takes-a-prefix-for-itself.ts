import { changingHeader } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

export const takesAPrefixForItself: Mutant = {
  name: 'takes-a-prefix-for-itself',
  description: 'takes every host that begins with the name of a back end for it',
  sentence: 'A host whose name begins with that of the back end is another one.',
  clause: 'WIRE-ANS-5',
  changes: changingHeader('location', (value, { clientHost, target }) =>
    value.replace(`//${target.fqdn}`, `//${clientHost}`),
  ),
  breaks: ['owa-answer-location-alike/*'],
};
