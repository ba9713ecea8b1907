import type { Mutant } from '../../mutant.ts';

/** Of every front end together: whichever of them a request comes to. */
const turns = new Map<string, number>();

export const notSticky: Mutant = {
  name: 'not-sticky',
  description: 'takes another candidate at every request of the same user',
  sentence: 'A user stays with one server as long as that is healthy.',
  clause: 'SEL-11',
  changes: {
    decide: (decide) => (request, mailbox, topology, health) => {
      const decision = decide(request, mailbox, topology, health);
      if (decision.kind !== 'proxy') return decision;
      const turn = (turns.get(mailbox.mailboxGuid) ?? 0) + 1;
      turns.set(mailbox.mailboxGuid, turn);
      const { candidates } = decision;
      const first = turn % candidates.length;
      const turned = [...candidates.slice(first), ...candidates.slice(0, first)];
      return { ...decision, candidates: turned, target: turned[0] ?? decision.target };
    },
  },
  breaks: ['{owa,eas}-user-stays-with-a-server/*', '{owa,eas}-target-answers-500-once/{red,blue}'],
};
