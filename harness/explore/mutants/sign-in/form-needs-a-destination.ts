import type { Mutant } from '../../mutant.ts';

export const formNeedsADestination: Mutant = {
  name: 'form-needs-a-destination',
  description: 'takes a form without a destination for a wrong one',
  sentence: 'A form without a destination leads to the mailbox.',
  clause: 'WIRE-OWA-36',
  changes: {
    forms: (forms) => ({
      ...forms,
      read(body) {
        const form = forms.read(body);
        return form?.destination === '' ? null : form;
      },
    }),
  },
  breaks: ['owa-form-without-destination'],
};
