import { factsOf } from '../../routing/facts.ts';
import { route } from '../../routing/route.ts';
import type { FrontEndProtocol } from '../types.ts';

/** Exchange ActiveSync at the front end: Basic authentication, then always proxied, never 451 (E15-EAS-1). */
export const handleEas: FrontEndProtocol['handle'] = async (frontEnd, context, directory) => {
  const { authentication } = frontEnd;
  const account = await authentication.basic(context, directory);
  if (account === null) authentication.challenge(context, directory);
  else await route(frontEnd, context, { facts: factsOf(frontEnd, context, 'eas'), account });
};
