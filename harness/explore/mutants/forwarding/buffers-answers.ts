import type { Mutant } from '../../mutant.ts';

export const buffersAnswers: Mutant = {
  name: 'buffers-answers',
  description: 'keeps the body of an answer until it has all of it',
  sentence: 'The first bytes of an answer reach the client before the last were sent.',
  clause: 'WIRE-FWD-2',
  changes: {
    forward: (forward) => (forwarded) => {
      const { response } = forwarded;
      const write = response.write.bind(response);
      const end = response.end.bind(response);
      const kept: Uint8Array[] = [];
      response.write = ((chunk: Uint8Array) => {
        kept.push(chunk);
        return true;
      }) as typeof response.write;
      response.end = ((...last: Parameters<typeof end>) => {
        for (const chunk of kept.splice(0)) write(chunk);
        return end(...last);
      }) as typeof response.end;
      return forward(forwarded);
    },
  },
  breaks: ['{owa,eas}-answer-streams/*'],
};
