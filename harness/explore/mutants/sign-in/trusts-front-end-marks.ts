import { exchangeHeaders } from '../../../../protocols/http/headers.ts';
import { headerOf } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

export const trustsFrontEndMarks: Mutant = {
  name: 'trusts-front-end-marks',
  description:
    'takes a request that says it comes from a front end for one, and answers it 401 as a back end does',
  sentence: 'Marks of a front end mean nothing when a client sends them.',
  clause: 'E15-OWA-RED',
  changes: {
    handle: (handle) => async (frontEnd, context) => {
      const { self } = frontEnd.map();
      if (headerOf(context.request, exchangeHeaders.fromFrontEnd) === undefined)
        return handle(frontEnd, context);
      const { owa } = self.virtualDirectories;
      if (owa !== undefined) frontEnd.authentication.challenge(context, owa);
    },
  },
  breaks: ['owa-forged-identity', 'owa-forged-headers-with-session/*'],
};
