import type { Mutant } from '../../mutant.ts';
import { sendingHeader } from '../../sending.ts';

export const numbersRequestsAnew: Mutant = {
  name: 'numbers-requests-anew',
  description: 'gives every request a client-request-id of its own',
  sentence: 'A request keeps the id that its client gave it, so that one trace can be followed.',
  clause: 'WIRE-REQ-13',
  changes: sendingHeader('client-request-id', (_, { requestId }) => requestId),
  breaks: ['owa-headers-pass/*'],
};
