import type { Mutant } from '../../mutant.ts';

export const logNamesATargetOfARefusal: Mutant = {
  name: 'log-names-a-target-of-a-refusal',
  description: 'names in the log the first server that was considered, though none was asked',
  sentence: 'The HttpProxy log names no server where the request went to none.',
  clause: 'WIRE-LOG-5',
  changes: {
    recordOf: (recordOf) => (context, now) => {
      const record = recordOf(context, now);
      const { decision } = record;
      const server = decision?.considered[0]?.server;
      if (decision?.kind !== 'refuse' || server === undefined) return record;
      const target = {
        server,
        fqdn: `${server}.contoso.com`,
        port: 443,
        origin: `https://${server}.contoso.com`,
      };
      const { reasons, considered } = decision;
      return {
        ...record,
        target,
        decision: { kind: 'proxy', target, candidates: [target], reasons, considered },
      };
    },
  },
  breaks: ['eas-log-of-a-refusal'],
};
