import type { Mutant } from '../../mutant.ts';

export const logTakesProxiedFor200: Mutant = {
  name: 'log-takes-proxied-for-200',
  description: 'writes 200 for whatever a back end answered, because the request was proxied all right',
  sentence: 'The HttpProxy log has the status that the back end answered.',
  clause: 'WIRE-LOG-6',
  changes: {
    recordOf: (recordOf) => (context, now) => {
      const record = recordOf(context, now);
      return record.backEndStatus === null ? record : { ...record, status: 200, backEndStatus: 200 };
    },
  },
  breaks: ['owa-log-of-a-status'],
};
