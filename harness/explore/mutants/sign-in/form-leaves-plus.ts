import type { Mutant } from '../../mutant.ts';

export const formLeavesPlus: Mutant = {
  name: 'form-leaves-plus',
  description: 'decodes the escapes of a form, and leaves `+` as it is',
  sentence: 'A blank in a form is written `+`, and read as a blank.',
  clause: 'WIRE-OWA-8',
  changes: {
    forms: (forms) => ({
      ...forms,
      read: (body) => forms.read(body.replaceAll('+', '%2B')),
    }),
  },
  breaks: ['owa-password-of-every-kind/*', 'owa-redirect-takes-every-password/*'],
};
