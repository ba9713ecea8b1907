import type { Mutant } from '../../mutant.ts';

export const takesSlashesForAPath: Mutant = {
  name: 'takes-slashes-for-a-path',
  description: 'takes every destination that begins with a slash for a path of its own',
  sentence: 'Two slashes begin a host, not a path.',
  clause: 'WIRE-OWA-10',
  changes: {
    forms: (forms) => ({
      ...forms,
      destination: (wanted, host) =>
        wanted.startsWith('/') ? new URL(wanted, `https://${host}`).href : forms.destination(wanted, host),
    }),
  },
  breaks: ['owa-destination-{without-scheme,backslash,hidden-by-controls}'],
};
