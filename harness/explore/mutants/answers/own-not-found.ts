import { rewritingBodies } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

export const ownNotFound: Mutant = {
  name: 'own-not-found',
  description: 'shows its own page where a back end has nothing',
  sentence: "A back end's page about what is not there reaches the client.",
  clause: 'WIRE-ANS-21',
  changes: rewritingBodies((body, { status }) => (status === 404 ? Buffer.from('<h1>Not found</h1>') : body)),
  breaks: ['owa-answer-status/*'],
};
