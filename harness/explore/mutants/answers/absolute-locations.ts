import { changingHeader } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

export const absoluteLocations: Mutant = {
  name: 'absolute-locations',
  description: 'makes a relative Location absolute',
  sentence: 'A relative Location stays relative.',
  clause: 'WIRE-ANS-5',
  changes: changingHeader(
    'location',
    (value, { clientHost }) => new URL(value, `https://${clientHost}/owa/`).href,
  ),
  breaks: ['{owa,eas}-answer-location/*'],
};
