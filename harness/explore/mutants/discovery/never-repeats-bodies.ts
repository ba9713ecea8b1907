import type { Mutant } from '../../mutant.ts';

export const neverRepeatsBodies: Mutant = {
  name: 'never-repeats-bodies',
  description:
    'does not send a request with a body on again when the mailbox was moved, though it has all of it',
  sentence: 'A command that meets the old place is sent on once more, with its body.',
  clause: 'WIRE-DIR-3',
  changes: {
    forward: (forward) => async (forwarded) => {
      const outcome = await forward(forwarded);
      if (outcome.kind !== 'routing-error' || forwarded.body === null) return outcome;
      const message = `${forwarded.target.server} has not the mailbox`;
      return { kind: 'failed', failure: { status: 502, code: 'MAILBOX_MOVED', message } };
    },
  },
  breaks: ['eas-mailbox-moved'],
};
