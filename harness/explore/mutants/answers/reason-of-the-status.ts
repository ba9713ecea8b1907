import type { Mutant } from '../../mutant.ts';

export const reasonOfTheStatus: Mutant = {
  name: 'reason-of-the-status',
  description: "writes the usual reason phrase of a status in place of the back end's own",
  sentence: "The reason phrase of a back end's answer passes on as it is.",
  clause: 'WIRE-ANS-2',
  changes: {
    forward: (forward) => (forwarded) => {
      const { response } = forwarded;
      const writeHead = response.writeHead.bind(response);
      response.writeHead = ((status: number, _reason: string, headers: string[]) =>
        writeHead(status, headers)) as typeof response.writeHead;
      return forward(forwarded);
    },
  },
  breaks: ['owa-answer-line-by-line/*'],
};
