import { answerProblem } from '../../../../proxy/http/request-context.ts';
import { instead } from '../../arriving.ts';
import type { Mutant } from '../../mutant.ts';

export const activeSyncByItsBareName: Mutant = {
  name: 'active-sync-by-its-bare-name',
  description: 'knows ActiveSync by the bare name of its virtual directory, as most devices write it',
  sentence: 'What lies below a virtual directory belongs to it.',
  clause: 'WIRE-HND-15',
  changes: instead(
    ({ url }) => /^\/Microsoft-Server-ActiveSync\/(?!healthcheck)/i.test(url),
    (context) => answerProblem(context, 404, 'NOT_FOUND', 'Not found', 'There is nothing here.'),
  ),
  breaks: ['eas-below-the-virtual-directory/*'],
};
