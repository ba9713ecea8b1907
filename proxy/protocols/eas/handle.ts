import type { FrontEnd } from '../../front-end.ts';
import { answerProblem, type RequestContext } from '../../http/request-context.ts';
import { route } from '../../routing/route.ts';

/** Exchange ActiveSync at the front end: Basic authentication, then always proxied, never 451 (E15-EAS-1). */
export async function handleEas(frontEnd: FrontEnd, context: RequestContext): Promise<void> {
  const { authentication } = frontEnd;
  const { self } = frontEnd.map();
  const directory = self.virtualDirectories.activeSync;
  if (directory === undefined) {
    const text = `${context.server} has no ActiveSync virtual directory.`;
    answerProblem(context, 404, 'NO_VDIR', 'Not found', text);
    return;
  }
  const account = await authentication.basic(context, directory);
  if (account === null) {
    authentication.challenge(context, directory);
    return;
  }
  await route(frontEnd, context, {
    facts: {
      protocol: 'eas',
      frontEnd: { server: context.server, site: self.site },
      host: context.host,
      url: context.url,
      secure: true,
      freshLogon: false,
    },
    account,
  });
}
