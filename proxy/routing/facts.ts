import type { HttpProtocol } from '../../protocols/registry.ts';
import type { FrontEnd } from '../front-end.ts';
import type { RequestContext } from '../http/request-context.ts';
import type { RequestFacts } from '../types.ts';

/** What is decided about: the request as it came, over TLS, but for what its protocol knows better. */
export function factsOf(
  frontEnd: FrontEnd,
  { host, url }: RequestContext,
  protocol: HttpProtocol,
  known: Partial<Pick<RequestFacts, 'url' | 'freshLogon'>> = {},
): RequestFacts {
  const { self } = frontEnd.map();
  return {
    protocol,
    frontEnd: { server: self.name, site: self.site },
    host,
    url,
    secure: true,
    freshLogon: false,
    ...known,
  };
}
