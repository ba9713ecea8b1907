import type { Mutant } from '../../mutant.ts';

export const noBasicBesideForms: Mutant = {
  name: 'no-basic-beside-forms',
  description: 'takes no Basic credentials where forms are on',
  sentence: 'Where both are on, Basic is taken beside forms.',
  clause: 'WIRE-OWA-26',
  changes: {
    handle: (handle) => (frontEnd, context) => {
      if (context.url.startsWith('/owa/')) delete context.request.headers.authorization;
      return handle(frontEnd, context);
    },
  },
  breaks: ['owa-basic-beside-forms/*'],
};
