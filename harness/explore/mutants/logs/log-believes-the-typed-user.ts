import { parseBasic } from '../../../../protocols/http/basic.ts';
import type { Mutant } from '../../mutant.ts';

export const logBelievesTheTypedUser: Mutant = {
  name: 'log-believes-the-typed-user',
  description:
    'names in the log whoever the Authorization header names, whether his password is right or not',
  sentence: 'The HttpProxy log names nobody who did not sign in.',
  clause: 'WIRE-LOG-4',
  changes: {
    recordOf: (recordOf) => (context, now) => {
      const record = recordOf(context, now);
      const typed = parseBasic(context.request.headers.authorization)?.user ?? null;
      return { ...record, user: record.user ?? typed };
    },
  },
  breaks: ['eas-log-of-a-wrong-password'],
};
