import type { Mutant } from '../../mutant.ts';

export const signingOutIsAPageToSignInFor: Mutant = {
  name: 'signing-out-is-a-page-to-sign-in-for',
  description: 'leads who signs out without a session back to signing out once he has signed in',
  sentence: 'Who signs in on the page that signing out has shown is signed in.',
  clause: 'WIRE-SES-17',
  changes: {
    handle: (handle) => (frontEnd, context) =>
      handle(
        {
          ...frontEnd,
          forms: {
            ...frontEnd.forms,
            logonPageUrl: (url, reason) =>
              frontEnd.forms.logonPageUrl(
                context.path === '/owa/logoff.owa' && context.request.headers.cookie === undefined
                  ? `https://${context.host}${context.url}`
                  : url,
                reason,
              ),
          },
        },
        context,
      ),
  },
  breaks: ['owa-sign-in-after-signing-out-without-session/*'],
};
