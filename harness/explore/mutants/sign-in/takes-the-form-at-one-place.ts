import { fbaPaths } from '../../../../protocols/owa/fba.ts';
import type { Mutant } from '../../mutant.ts';

export const takesTheFormAtOnePlace: Mutant = {
  name: 'takes-the-form-at-one-place',
  description: 'takes the form at /owa/auth.owa alone',
  sentence: 'The form is taken at /owa/auth/owaauth.dll too.',
  clause: 'WIRE-OWA-7',
  changes: {
    handle: (handle) => (frontEnd, context) => {
      if (context.url === fbaPaths.owaAuthDll) context.method = 'GET';
      return handle(frontEnd, context);
    },
  },
  breaks: ['owa-logon-end-points/*'],
};
