import { fbaPaths } from '../../../../protocols/owa/fba.ts';
import type { Mutant } from '../../mutant.ts';

export const takesCredentialsOfAUrl: Mutant = {
  name: 'takes-credentials-of-a-url',
  description: 'takes the fields of the form from a URL as well',
  sentence: 'Only a POST signs in.',
  clause: 'WIRE-OWA-39',
  changes: {
    handle: (handle) => (frontEnd, context) => {
      const [path, query] = context.url.split('?', 2);
      if (query === undefined || (path !== fbaPaths.authOwa && path !== fbaPaths.owaAuthDll))
        return handle(frontEnd, context);
      const { forms } = frontEnd;
      context.method = 'POST';
      return handle({ ...frontEnd, forms: { ...forms, read: () => forms.read(query) } }, context);
    },
  },
  breaks: ['owa-credentials-in-the-url/*'],
};
