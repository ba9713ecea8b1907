import type { Mutant } from '../../mutant.ts';

export const logForgetsCutAnswers: Mutant = {
  name: 'log-forgets-cut-answers',
  description: 'writes under an id of its own what broke off within its body, so that nobody finds it',
  sentence: 'The HttpProxy log has a line of an answer that broke off, too.',
  clause: 'WIRE-LOG-3',
  changes: {
    recordOf: (recordOf) => (context, now) => {
      const record = recordOf(context, now);
      return record.error !== null && record.backEndStatus !== null
        ? { ...record, requestId: `cut-${record.requestId.slice(0, 8)}` }
        : record;
    },
  },
  breaks: ['owa-log-of-a-cut-answer'],
};
