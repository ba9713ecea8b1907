import type { Mutant } from '../../mutant.ts';

export const basicAlthoughOff: Mutant = {
  name: 'basic-although-off',
  description: 'offers and takes Basic where its virtual directory does not allow it',
  sentence: 'Where Basic is off, the front end neither offers nor takes it.',
  clause: 'E15-EAS-RED',
  changes: {
    authentication: ({ basic, challenge }) => ({
      basic: (context, directory) => basic(context, { ...directory, basicAuthentication: true }),
      challenge: (context, directory) => challenge(context, { ...directory, basicAuthentication: true }),
    }),
  },
  breaks: ['eas-no-basic-at-the-front'],
};
