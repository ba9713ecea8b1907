import type { Mutant } from '../../mutant.ts';

export const noFlagsArePrivate: Mutant = {
  name: 'no-flags-are-private',
  description: 'takes every form for one of a private computer that does not say 0',
  sentence: 'A form without flags is one of a public computer.',
  clause: 'WIRE-OWA-50',
  changes: {
    forms: (forms) => ({
      ...forms,
      read(body) {
        const form = forms.read(body);
        return form && { ...form, isPrivate: new URLSearchParams(body).get('flags') !== '0' };
      },
    }),
  },
  breaks: ['owa-form-without-flags'],
};
