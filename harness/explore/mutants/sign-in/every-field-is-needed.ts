import type { Mutant } from '../../mutant.ts';

export const everyFieldIsNeeded: Mutant = {
  name: 'every-field-is-needed',
  description: 'takes a form only with every field that its own page has',
  sentence: 'Destination, flags, name and password are enough.',
  clause: 'WIRE-OWA-8',
  changes: {
    forms: (forms) => ({
      ...forms,
      read: (body) => (new URLSearchParams(body).has('isUtf8') ? forms.read(body) : null),
    }),
  },
  breaks: ['owa-form-of-few-fields'],
};
