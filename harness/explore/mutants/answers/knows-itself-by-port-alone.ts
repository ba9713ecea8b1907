import type { Mutant } from '../../mutant.ts';

export const knowsItselfByPortAlone: Mutant = {
  name: 'knows-itself-by-port-alone',
  description: 'knows a back end in Location by its name with the port alone',
  sentence: "A back end's name without its port in Location is the back end.",
  clause: 'WIRE-ANS-20',
  changes: {
    answerHeaders: (right) => (raw, connection, answered, own) => {
      const { fqdn, port } = answered.target;
      const target = { ...answered.target, fqdn: `${fqdn}:${port}` };
      return right(raw, connection, { ...answered, target }, own);
    },
  },
  breaks: ['{owa,eas}-answer-location-of-itself/*'],
};
