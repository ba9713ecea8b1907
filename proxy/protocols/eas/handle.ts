import type { FrontEnd } from '../../front-end.ts';
import { authenticateBasic, challenge } from '../../http/authenticate.ts';
import { answerProblem, type Visit } from '../../http/request-context.ts';
import { route } from '../../routing/route.ts';

/** Exchange ActiveSync at the front end: Basic authentication, then always proxied, never 451 (E15-EAS-1). */
export async function handleEas(frontEnd: FrontEnd, visit: Visit): Promise<void> {
  const { self } = frontEnd.map();
  const directory = self.virtualDirectories.activeSync;
  if (directory === undefined) {
    const text = `${visit.server} has no ActiveSync virtual directory.`;
    answerProblem(visit, 404, 'NO_VDIR', 'Not found', text);
    return;
  }
  const account = await authenticateBasic(frontEnd, visit, directory);
  if (account === null) {
    challenge(visit, directory);
    return;
  }
  await route(frontEnd, visit, {
    facts: {
      protocol: 'eas',
      frontEnd: { server: visit.server, site: self.site },
      host: visit.host,
      url: visit.url,
      secure: true,
      freshLogon: false,
    },
    account,
  });
}
