import type { Mutant } from '../../mutant.ts';

export const hostOfTheClient: Mutant = {
  name: 'host-of-the-client',
  description: 'passes on the Host header that the client sent',
  sentence: 'The next server is addressed by its own FQDN.',
  clause: 'SEL-1',
  changes: {
    requestHeaders: (requestHeaders) => (request, marks) => {
      const [name = 'host', , ...rest] = requestHeaders(request, marks);
      return [name, marks.clientHost, ...rest];
    },
  },
  breaks: ['{owa,eas}-target-sees-its-own-name/*', '{owa,eas}-internal-url-is-not-read/*'],
};
