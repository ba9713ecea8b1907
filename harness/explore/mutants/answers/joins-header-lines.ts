import type { Mutant } from '../../mutant.ts';

export const joinsHeaderLines: Mutant = {
  name: 'joins-header-lines',
  description: 'joins the lines of one name of an answer by commas, Set-Cookie too',
  sentence: 'Several Set-Cookie lines of an answer stay several.',
  clause: 'WIRE-ANS-3',
  changes: {
    answerHeaders: (answerHeaders) => (raw, connection, answered, own) => {
      const list = answerHeaders(raw, connection, answered, own);
      const joined = new Map<string, { name: string; value: string }>();
      for (let index = 0; index + 1 < list.length; index += 2) {
        const name = list[index] ?? '';
        const value = list[index + 1] ?? '';
        const known = joined.get(name.toLowerCase());
        joined.set(name.toLowerCase(), {
          name: known?.name ?? name,
          value: known === undefined ? value : `${known.value}, ${value}`,
        });
      }
      return [...joined.values()].flatMap(({ name, value }) => [name, value]);
    },
  },
  breaks: ['owa-answer-line-by-line/*'],
};
