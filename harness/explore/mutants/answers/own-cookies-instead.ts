import { withoutHeaders } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

export const ownCookiesInstead: Mutant = {
  name: 'own-cookies-instead',
  description: 'sets its own cookies in place of those of the back end',
  sentence: "A back end's cookies pass beside those with which the front end prolongs a session.",
  clause: 'WIRE-ANS-3',
  changes: {
    answerHeaders: (right) => (raw, connection, answered, own) => [
      ...withoutHeaders(
        right(raw, connection, answered, []),
        (name) => name === 'set-cookie' && own.includes('set-cookie'),
      ),
      ...own,
    ],
  },
  breaks: ['owa-answer-cookies-beside-a-session/*'],
};
