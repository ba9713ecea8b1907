import type { Mutant } from '../../mutant.ts';

export const refusesFieldsThatItDoesNotKnow: Mutant = {
  name: 'refuses-fields-that-it-does-not-know',
  description: 'refuses a form with a field that it does not know',
  sentence: 'Fields that nobody knows change nothing.',
  clause: 'WIRE-OWA-8',
  changes: {
    forms: (forms) => ({
      ...forms,
      read: (body) => (new URLSearchParams(body).has('foreign') ? null : forms.read(body)),
    }),
  },
  breaks: ['owa-form-of-newer-browsers'],
};
