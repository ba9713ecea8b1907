import type { Mutant } from '../../mutant.ts';

export const namesAnotherAddress: Mutant = {
  name: 'names-another-address',
  description: "tells a device in X-MS-Location of its server's own address",
  sentence: 'No device is told of another address.',
  clause: 'E15-EAS-1',
  changes: {
    answerHeaders: (answerHeaders) => (raw, connection, answered, own) => [
      ...answerHeaders(raw, connection, answered, own),
      'x-ms-location',
      `${answered.target.origin}/Microsoft-Server-ActiveSync`,
    ],
  },
  breaks: ['eas-never-451/*', 'eas-never-451-violet', 'eas-external-url-of-2007'],
};
