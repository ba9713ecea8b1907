import { refuse } from '../../../../proxy/routing/candidates.ts';
import type { Mutant } from '../../mutant.ts';

let reading = 0;

export const servesNobodyWhileItReads: Mutant = {
  name: 'serves-nobody-while-it-reads',
  description: 'refuses requests while the organisation is read again',
  sentence: 'No request fails because the organisation is being read.',
  clause: 'WIRE-DIR-15',
  changes: {
    readMap: (readMap) => async () => {
      reading += 1;
      try {
        return await readMap();
      } finally {
        reading -= 1;
      }
    },
    decide: (decide) => (request, mailbox, topology, health) =>
      reading > 0
        ? refuse(503, 'the organisation is being read', [])
        : decide(request, mailbox, topology, health),
  },
  breaks: ['eas-refresh-under-way'],
};
