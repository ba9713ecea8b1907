import { exchangeHeaders } from '../../../../protocols/http/headers.ts';
import { headerOf } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

export const believesForgedIdentity: Mutant = {
  name: 'believes-forged-identity',
  description: 'takes the user of an X-CommonAccessToken from outside without checking its signature',
  sentence: 'An identity that the client brings itself opens nothing.',
  clause: 'E15-EAS-RED',
  changes: {
    handle: (handle) => (frontEnd, context) => {
      const user = userOf(headerOf(context.request, exchangeHeaders.commonAccessToken));
      const { authentication, discovery } = frontEnd;
      return user === undefined
        ? handle(frontEnd, context)
        : handle(
            { ...frontEnd, authentication: { ...authentication, basic: () => discovery.account(user) } },
            context,
          );
    },
  },
  breaks: ['eas-forged-identity/*'],
};

function userOf(token: string | undefined): string | undefined {
  try {
    const said: unknown = JSON.parse(Buffer.from(token?.split('.')[0] ?? '', 'base64url').toString());
    return (said as { user?: string }).user;
  } catch {
    return undefined;
  }
}
