import { answer } from '../../../../proxy/http/request-context.ts';
import type { Mutant } from '../../mutant.ts';

export const offersNoBasic: Mutant = {
  name: 'offers-no-basic',
  description: 'offers Windows authentication alone with its 401',
  sentence: 'Where Basic is on, a challenge offers it.',
  clause: 'E15-OWA-7',
  changes: {
    authentication: (authentication) => ({
      ...authentication,
      challenge: (context) =>
        answer(context, {
          status: 401,
          headers: { 'www-authenticate': ['Negotiate', 'NTLM'] },
          contentType: 'text/plain; charset=utf-8',
          body: 'Sign in to go on.\n',
        }),
    }),
  },
  breaks: ['eas-{asks-for-basic,bad-password}/*', 'owa-no-forms-asks-for-basic'],
};
