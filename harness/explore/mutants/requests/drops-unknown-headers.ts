import { withoutHeaders } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

export const dropsUnknownHeaders: Mutant = {
  name: 'drops-unknown-headers',
  description: "drops the headers of ActiveSync from a device's request",
  sentence: "A device's own headers reach the server that serves it.",
  clause: 'WIRE-EAS-3',
  changes: {
    requestHeaders: (requestHeaders) => (request, marks) =>
      withoutHeaders(requestHeaders(request, marks), (name) => /^(ms-|x-ms-)/.test(name)),
  },
  breaks: [
    'eas-{provision,older-device,heartbeat-out-of-range,policy-key-never-given,malformed-wbxml}/*',
    'eas-policy-key-never-given-2007',
  ],
};
