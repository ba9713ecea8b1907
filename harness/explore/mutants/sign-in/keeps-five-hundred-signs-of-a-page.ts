import type { Mutant } from '../../mutant.ts';

export const keepsFiveHundredSignsOfAPage: Mutant = {
  name: 'keeps-five-hundred-signs-of-a-page',
  description: 'keeps as much of the page that was asked for as its buffer holds, 512 signs',
  sentence: 'A page with an identifier as long as those of items survives the sign-in as a whole.',
  clause: 'WIRE-OWA-12',
  changes: {
    forms: (forms) => ({
      ...forms,
      logonPageUrl: (url, reason) => forms.logonPageUrl(url.slice(0, 512), reason),
    }),
  },
  breaks: ['owa-deep-link-of-a-long-item'],
};
