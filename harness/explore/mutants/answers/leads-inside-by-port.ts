import type { Mutant } from '../../mutant.ts';

export const leadsInsideByPort: Mutant = {
  name: 'leads-inside-by-port',
  description: 'does not know a back end by its name and port',
  sentence: "A back end's name with its port in Location is the back end.",
  clause: 'WIRE-ANS-20',
  changes: {
    answerHeaders: (right) => (raw, connection, answered, own) =>
      right(raw, connection, { ...answered, target: { ...answered.target, port: 0 } }, own),
  },
  breaks: ['{owa,eas}-answer-location-of-itself/*'],
};
