import type { Mutant } from '../../mutant.ts';

export const blanksAreOfTheName: Mutant = {
  name: 'blanks-are-of-the-name',
  description: 'takes blanks around a name for a part of it',
  sentence: 'Blanks around the name of a form are none of it.',
  clause: 'WIRE-OWA-48',
  changes: {
    forms: (forms) => ({
      ...forms,
      read(body) {
        const form = forms.read(body);
        return form !== null && form.username === form.username.trim() ? form : null;
      },
    }),
  },
  breaks: ['owa-name-with-blanks'],
};
