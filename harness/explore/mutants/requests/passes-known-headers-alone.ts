import { withoutHeaders } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

export const passesKnownHeadersAlone: Mutant = {
  name: 'passes-known-headers-alone',
  description: 'passes on only headers that a standard knows, or Exchange',
  sentence: 'A header that nobody knows passes on.',
  clause: 'WIRE-REQ-3',
  changes: {
    requestHeaders: (requestHeaders) => (request, marks) =>
      withoutHeaders(requestHeaders(request, marks), (name) => name.startsWith('x-') && !known.has(name)),
  },
  breaks: ['owa-headers-pass/*'],
};

const known: ReadonlySet<string> = new Set([
  'x-forwarded-for',
  'x-isfromcafe',
  'x-commonaccesstoken',
  'x-owa-canary',
  'x-requested-with',
  'x-ms-policykey',
]);
