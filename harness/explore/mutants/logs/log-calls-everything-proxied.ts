import type { Mutant } from '../../mutant.ts';

export const logCallsEverythingProxied: Mutant = {
  name: 'log-calls-everything-proxied',
  description: 'writes Proxy whatever was decided',
  sentence: 'The HttpProxy log says of a redirected request that it was redirected.',
  clause: 'WIRE-LOG-7',
  changes: {
    recordOf: (recordOf) => (context, now) => {
      const record = recordOf(context, now);
      return record.action === 'Redirect' ? { ...record, action: 'Proxy' } : record;
    },
  },
  breaks: ['owa-log-of-a-redirect/*'],
};
