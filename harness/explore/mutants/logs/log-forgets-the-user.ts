import type { Mutant } from '../../mutant.ts';

export const logForgetsTheUser: Mutant = {
  name: 'log-forgets-the-user',
  description: 'names in the log only users of Basic, since a session has no Authorization header',
  sentence: 'The HttpProxy log names the user who signed in by a form.',
  clause: 'WIRE-LOG-4',
  changes: {
    recordOf: (recordOf) => (context, now) => {
      const record = recordOf(context, now);
      return record.authenticationType === 'FBA' ? { ...record, user: null } : record;
    },
  },
  breaks: ['owa-log-of-a-proxied-request/*', 'owa-log-of-a-redirect/*'],
};
