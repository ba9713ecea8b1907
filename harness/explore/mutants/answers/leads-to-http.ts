import { headerIn, mapHeaders } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

export const leadsToHttp: Mutant = {
  name: 'leads-to-http',
  description:
    'leads a back end that sends the client to itself to the right host, by the scheme that was written',
  sentence: "A Location that is moved to the client's host is one of https.",
  clause: 'WIRE-ANS-20',
  changes: {
    answerHeaders: (right) => (raw, connection, answered, own) => {
      const written = headerIn(raw.map(String), 'location') ?? '';
      return mapHeaders(right(raw, connection, answered, own), (name, value) =>
        name === 'location' && written.startsWith('http:') ? value.replace('https:', 'http:') : value,
      );
    },
  },
  breaks: ['owa-answer-location-of-itself/*'],
};
