import type { Mutant } from '../../mutant.ts';

export const logHasOneStatus: Mutant = {
  name: 'log-has-one-status',
  description: 'writes the status of the answer for that of the back end as well, where there was none',
  sentence: 'The HttpProxy log has no status of a back end where no back end answered.',
  clause: 'WIRE-LOG-6',
  changes: {
    recordOf: (recordOf) => (context, now) => {
      const record = recordOf(context, now);
      return { ...record, backEndStatus: record.backEndStatus ?? record.status };
    },
  },
  breaks: [
    'owa-log-of-a-redirect/*',
    'owa-log-of-a-failure',
    '{owa,eas}-log-of-a-wrong-password',
    'eas-log-of-a-refusal',
  ],
};
