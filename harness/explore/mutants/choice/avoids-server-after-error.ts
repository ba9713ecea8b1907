import type { Mutant } from '../../mutant.ts';

/** Of every front end together: servers by the mailbox that was answered an error. */
const avoided = new Map<string, Set<string>>();

export const avoidsServerAfterError: Mutant = {
  name: 'avoids-server-after-error',
  description: 'takes a server for dead once it has answered a user with an error',
  sentence: 'A server that answers is healthy, and its users stay with it.',
  clause: 'SEL-11',
  changes: {
    handle: (handle) => (frontEnd, context) => {
      let dead = new Set<string>();
      return handle(
        {
          ...frontEnd,
          decide(request, account, mailbox) {
            const decision = frontEnd.decide(request, account, mailbox);
            dead = avoided.get(mailbox.mailboxGuid) ?? dead;
            avoided.set(mailbox.mailboxGuid, dead);
            if (decision.kind !== 'proxy') return decision;
            const target = decision.candidates.find(({ server }) => !dead.has(server));
            return target === undefined
              ? { ...decision, kind: 'refuse', status: 503, why: 'every server has failed once' }
              : { ...decision, target };
          },
          async forward(forwarded) {
            const outcome = await frontEnd.forward(forwarded);
            if (outcome.kind === 'answered' && outcome.status >= 500) dead.add(forwarded.target.server);
            return outcome;
          },
        },
        context,
      );
    },
  },
  breaks: ['{owa,eas}-{target-answers-500-once,user-stays-with-a-server}/*'],
};
