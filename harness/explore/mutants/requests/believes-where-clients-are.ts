import { headerOf } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

export const believesWhereClientsAre: Mutant = {
  name: 'believes-where-clients-are',
  description: "keeps a client's own X-Forwarded-For as it is",
  sentence: 'A client does not decide where it is.',
  clause: 'WIRE-REQ-7',
  changes: {
    requestHeaders: (requestHeaders) => (request, marks) =>
      requestHeaders(request, marks).map((text, index, list) =>
        index % 2 === 1 && list[index - 1]?.toLowerCase() === 'x-forwarded-for'
          ? (headerOf(request, 'x-forwarded-for') ?? text)
          : text,
      ),
  },
  breaks: ['owa-forwarded-for/*'],
};
