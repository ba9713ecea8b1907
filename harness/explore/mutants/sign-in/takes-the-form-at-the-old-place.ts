import { fbaPaths } from '../../../../protocols/owa/fba.ts';
import type { Mutant } from '../../mutant.ts';

export const takesTheFormAtTheOldPlace: Mutant = {
  name: 'takes-the-form-at-the-old-place',
  description: 'takes the form at /owa/auth/owaauth.dll alone, as 2007 does',
  sentence: 'The form is taken at /owa/auth.owa.',
  clause: 'WIRE-OWA-7',
  changes: {
    handle: (handle) => (frontEnd, context) => {
      if (context.url === fbaPaths.authOwa) context.method = 'GET';
      return handle(frontEnd, context);
    },
  },
  breaks: ['owa-logon-end-points/*', 'owa-form-of-{newer-browsers,few-fields}'],
};
