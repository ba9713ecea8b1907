import type { Mutant } from '../../mutant.ts';

export const letsClientsWait: Mutant = {
  name: 'lets-clients-wait',
  description: 'never answers 100 Continue',
  sentence: 'A client that waits for 100 Continue gets it.',
  clause: 'WIRE-REQ-19',
  changes: {
    handle: (handle) => (frontEnd, context) => {
      context.response.writeContinue = () => {};
      return handle(frontEnd, context);
    },
  },
  breaks: ['owa-expects-100-continue/*'],
};
