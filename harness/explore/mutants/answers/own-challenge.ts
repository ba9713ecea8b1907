import { headerIn, passingOn, withHeader, withoutHeaders } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

export const ownChallenge: Mutant = {
  name: 'own-challenge',
  description: 'asks for a password itself where a back end does',
  sentence: "A back end's challenge reaches the client in its own words.",
  clause: 'WIRE-ANS-4',
  changes: passingOn((headers, { clientHost }) =>
    headerIn(headers, 'www-authenticate') === undefined
      ? headers
      : withHeader(
          withoutHeaders(headers, (name) => name === 'www-authenticate'),
          'www-authenticate',
          `Basic realm="${clientHost}"`,
        ),
  ),
  breaks: ['owa-answer-line-by-line/*', 'eas-answer-status/*'],
};
