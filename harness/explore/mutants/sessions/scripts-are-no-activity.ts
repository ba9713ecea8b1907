import type { Mutant } from '../../mutant.ts';

export const scriptsAreNoActivity: Mutant = {
  name: 'scripts-are-no-activity',
  description: 'takes every request that has UA=0 anywhere in its address for one of an idle browser',
  sentence: 'Only UA=0 says that nobody sits before the browser.',
  clause: 'WIRE-SES-5',
  changes: {
    sessions: (sessions) => ({
      ...sessions,
      isActivity: (url) => !url.includes('UA=0') && sessions.isActivity(url),
    }),
  },
  breaks: ['owa-activity-by-script/*'],
};
