import type { Mutant } from '../../mutant.ts';

export const knowsNoBackslash: Mutant = {
  name: 'knows-no-backslash',
  description: 'refuses two slashes at the beginning, but not a slash and a backslash',
  sentence: 'A browser reads a backslash as a slash, so that it begins a host as well.',
  clause: 'WIRE-OWA-10',
  changes: {
    forms: (forms) => ({
      ...forms,
      destination: (wanted, host) =>
        /^\/(?!\/)/.test(wanted) ? new URL(wanted, `https://${host}`).href : forms.destination(wanted, host),
    }),
  },
  breaks: ['owa-destination-{backslash,hidden-by-controls}'],
};
