import type { Mutant } from '../../mutant.ts';

export const leadsInside: Mutant = {
  name: 'leads-inside',
  description: 'sends the client to the back end that sent it to itself',
  sentence: 'No Location leads a client to the back end that answered.',
  clause: 'WIRE-ANS-20',
  changes: {
    answerHeaders: (right) => (raw, connection, answered, own) =>
      right(raw, connection, { ...answered, target: { ...answered.target, fqdn: 'nobody.invalid' } }, own),
  },
  breaks: ['{owa,eas}-answer-location-of-itself/*'],
};
