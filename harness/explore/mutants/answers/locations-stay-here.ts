import { changingHeader } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

export const locationsStayHere: Mutant = {
  name: 'locations-stay-here',
  description: 'leads every redirect of a back end to the host that the client used',
  sentence: 'A Location at another host leads there.',
  clause: 'WIRE-ANS-5',
  changes: changingHeader('location', (value, { clientHost }) =>
    value.replace(/^(https?:\/\/)[^/?#]*/i, `$1${clientHost}`),
  ),
  breaks: ['{owa,eas}-answer-location/*', 'owa-answer-location-alike/*', 'owa-target-redirects/*'],
};
