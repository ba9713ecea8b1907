import { linesOf, passingOn } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

export const splitsCookiesAtCommas: Mutant = {
  name: 'splits-cookies-at-commas',
  description: 'takes a comma in a Set-Cookie line for the beginning of another cookie',
  sentence: 'A comma in a Set-Cookie line belongs to the line.',
  clause: 'WIRE-ANS-3',
  changes: passingOn((headers) => {
    const lines = linesOf(headers).flatMap(({ name, value }) =>
      name.toLowerCase() === 'set-cookie'
        ? value.split(', ').map((part) => ({ name, value: part }))
        : [{ name, value }],
    );
    return lines.flatMap(({ name, value }) => [name, value]);
  }),
  breaks: ['{owa,eas}-answer-cookies/*'],
};
