import type { Mutant } from '../../mutant.ts';

export const anyFlagsArePrivate: Mutant = {
  name: 'any-flags-are-private',
  description: 'takes every form with flags for one of a private computer, `0` included',
  sentence: 'In flags, 0 is a public computer.',
  clause: 'WIRE-OWA-8',
  changes: {
    forms: (forms) => ({
      ...forms,
      read(body) {
        const form = forms.read(body);
        return form && { ...form, isPrivate: Boolean(new URLSearchParams(body).get('flags')) };
      },
    }),
  },
  breaks: ['owa-form-of-newer-browsers', 'owa-session-expires/*'],
};
