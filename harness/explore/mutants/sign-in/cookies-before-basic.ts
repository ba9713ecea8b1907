import type { Mutant } from '../../mutant.ts';

export const cookiesBeforeBasic: Mutant = {
  name: 'cookies-before-basic',
  description: 'looks at Basic credentials only where the request has no cookies',
  sentence: 'Basic is taken beside forms, also of a client that keeps cookies.',
  clause: 'WIRE-OWA-26',
  changes: {
    handle: (handle) => (frontEnd, context) => {
      const { headers } = context.request;
      if (headers.cookie !== undefined && context.url.startsWith('/owa')) delete headers.authorization;
      return handle(frontEnd, context);
    },
  },
  breaks: ['owa-basic-beside-forms/*'],
};
