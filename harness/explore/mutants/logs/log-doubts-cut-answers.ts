import type { Mutant } from '../../mutant.ts';

export const logDoubtsCutAnswers: Mutant = {
  name: 'log-doubts-cut-answers',
  description: 'writes no status of a back end whose answer broke off',
  sentence: 'The HttpProxy log has the status that a back end had answered before it broke off.',
  clause: 'WIRE-LOG-6',
  changes: {
    recordOf: (recordOf) => (context, now) => {
      const record = recordOf(context, now);
      return record.error === null ? record : { ...record, backEndStatus: null };
    },
  },
  breaks: ['owa-log-of-a-cut-answer'],
};
