import type { Mutant } from '../../mutant.ts';

export const passwordEndsAtEqualsSign: Mutant = {
  name: 'password-ends-at-equals-sign',
  description: 'splits the fields of a form at every equals sign',
  sentence: 'A password may have signs that mean something in forms.',
  clause: 'WIRE-OWA-8',
  changes: {
    forms: (forms) => ({
      ...forms,
      read(body) {
        const form = forms.read(body);
        return form && { ...form, password: form.password.split('=', 1)[0] ?? form.password };
      },
    }),
  },
  breaks: ['owa-password-of-every-kind/*', 'owa-redirect-takes-every-password/*'],
};
