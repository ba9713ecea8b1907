import type { Mutant } from '../../mutant.ts';

export const logNamesTheLastCandidate: Mutant = {
  name: 'log-names-the-last-candidate',
  description: 'names in the log the last candidate that was looked at, not the one that was asked',
  sentence: 'The HttpProxy log names the server that the request went to.',
  clause: 'WIRE-LOG-5',
  changes: {
    recordOf: (recordOf) => (context, now) => {
      const record = recordOf(context, now);
      const { decision } = record;
      if (decision?.kind !== 'proxy') return record;
      const target = decision.candidates.at(-1) ?? decision.target;
      return { ...record, target, decision: { ...decision, target } };
    },
  },
  breaks: [
    'owa-log-of-a-proxied-request/{red,blue}',
    'eas-log-of-a-proxied-request/*',
    'owa-log-of-a-failure',
  ],
};
