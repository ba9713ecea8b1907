import type { Mutant } from '../../mutant.ts';

export const logSkipsFailures: Mutant = {
  name: 'log-skips-failures',
  description: 'writes under an id of its own what did not succeed, so that nobody finds it',
  sentence:
    'The HttpProxy log has a line of every request that the front end answered, by the request-id of the answer.',
  clause: 'WIRE-LOG-3',
  changes: {
    recordOf: (recordOf) => (context, now) => {
      const record = recordOf(context, now);
      return (record.status ?? 500) < 400
        ? record
        : { ...record, requestId: `failed-${record.requestId.slice(0, 8)}` };
    },
  },
  breaks: ['owa-log-of-a-failure', 'eas-log-of-a-wrong-password', 'eas-log-of-a-refusal'],
};
