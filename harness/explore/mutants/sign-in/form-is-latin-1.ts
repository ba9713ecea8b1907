import type { Mutant } from '../../mutant.ts';

export const formIsLatin1: Mutant = {
  name: 'form-is-latin-1',
  description: 'reads the escapes of a form as Latin-1',
  sentence: 'A form is UTF-8: isUtf8 says so.',
  clause: 'WIRE-OWA-8',
  changes: {
    forms: (forms) => ({
      ...forms,
      read(body) {
        const form = forms.read(body);
        return form && { ...form, password: Buffer.from(form.password).toString('latin1') };
      },
    }),
  },
  breaks: ['owa-password-of-every-kind/*', 'owa-redirect-takes-every-password/*'],
};
