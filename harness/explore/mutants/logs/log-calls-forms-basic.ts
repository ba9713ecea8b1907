import type { Mutant } from '../../mutant.ts';

export const logCallsFormsBasic: Mutant = {
  name: 'log-calls-forms-basic',
  description: 'writes Basic for every user who gave a password, in a form as well',
  sentence: 'The HttpProxy log says how a user signed in.',
  clause: 'WIRE-LOG-4',
  changes: {
    recordOf: (recordOf) => (context, now) => {
      const record = recordOf(context, now);
      return record.authenticationType === null ? record : { ...record, authenticationType: 'Basic' };
    },
  },
  breaks: ['owa-log-of-a-proxied-request/*'],
};
