import { linesOf, mapHeaders, passingOn } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

export const lastOfSeveralLines: Mutant = {
  name: 'last-of-several-lines',
  description: 'keeps the last line of a name, Set-Cookie apart',
  sentence: 'Several lines of a name all reach the client.',
  clause: 'WIRE-ANS-9',
  changes: passingOn((headers) => {
    const last = new Map(linesOf(headers).map(({ name, value }) => [name.toLowerCase(), value]));
    return mapHeaders(headers, (name, value) =>
      name === 'set-cookie' || last.get(name) === value ? value : null,
    );
  }),
  breaks: ['owa-answer-headers/*'],
};
