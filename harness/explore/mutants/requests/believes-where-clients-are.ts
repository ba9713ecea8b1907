import { headerOf } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';
import { sendingHeader } from '../../sending.ts';

export const believesWhereClientsAre: Mutant = {
  name: 'believes-where-clients-are',
  description: "keeps a client's own X-Forwarded-For as it is",
  sentence: 'A client does not decide where it is.',
  clause: 'WIRE-REQ-7',
  changes: sendingHeader(
    'x-forwarded-for',
    (value, _, request) => headerOf(request, 'x-forwarded-for') ?? value,
  ),
  breaks: ['owa-forwarded-for/*'],
};
