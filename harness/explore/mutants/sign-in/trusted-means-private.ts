import type { Mutant } from '../../mutant.ts';

export const trustedMeansPrivate: Mutant = {
  name: 'trusted-means-private',
  description: 'takes the field `trusted`, which every form has, for the private computer',
  sentence: 'The flags say whether the computer is a private one, not trusted.',
  clause: 'WIRE-OWA-8',
  changes: {
    forms: (forms) => ({
      ...forms,
      read(body) {
        const form = forms.read(body);
        return (
          form && { ...form, isPrivate: form.isPrivate || new URLSearchParams(body).get('trusted') === '4' }
        );
      },
    }),
  },
  breaks: ['owa-form-of-newer-browsers', 'owa-session-expires/*'],
};
