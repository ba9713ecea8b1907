import { answerProblem } from '../../../../proxy/http/request-context.ts';
import { instead } from '../../arriving.ts';
import type { Mutant } from '../../mutant.ts';

export const refusesUpgrades: Mutant = {
  name: 'refuses-upgrades',
  description: 'refuses who would upgrade',
  sentence: 'Who would upgrade is answered all the same.',
  clause: 'WIRE-HND-11',
  changes: instead(
    ({ request }) => request.headers.upgrade !== undefined,
    (context) => answerProblem(context, 501, 'NOT_YET', 'Not yet', 'This front end speaks HTTP/1.1 alone.'),
  ),
  breaks: ['owa-upgrade-is-passed-over/*'],
};
