import { withoutHeaders } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

export const dropsConditions: Mutant = {
  name: 'drops-conditions',
  description: 'keeps conditions and ranges from the back end, so that it always gets a whole answer',
  sentence: 'Conditions and ranges are for the server that has the page.',
  clause: 'WIRE-REQ-3',
  changes: {
    requestHeaders: (requestHeaders) => (request, marks) =>
      withoutHeaders(requestHeaders(request, marks), (name) => /^(if-|range$)/.test(name)),
  },
  breaks: ['owa-headers-pass/*'],
};
