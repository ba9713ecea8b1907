import type { Mutant } from '../../mutant.ts';

export const trimsPasswords: Mutant = {
  name: 'trims-passwords',
  description: 'leaves out blanks at the ends of a password',
  sentence: 'A password is right as it was typed, blanks included.',
  clause: 'WIRE-OWA-8',
  changes: {
    forms: (forms) => ({
      ...forms,
      read(body) {
        const form = forms.read(body);
        return form && { ...form, password: form.password.trim() };
      },
    }),
  },
  breaks: ['owa-password-of-every-kind/*', 'owa-redirect-takes-every-password/*'],
};
