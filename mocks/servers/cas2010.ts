import { nominalPorts } from '../../topology/index.ts';
import type { ExchangeHost } from '../kit/host.ts';
import type { Port } from '../kit/server.ts';
import { webSite } from '../kit/web-site.ts';
import { handlersOf } from '../protocols/index.ts';

/** The Client Access ports of an Exchange 2010 server. */
export function cas2010Ports(host: ExchangeHost): Port[] {
  return [webSite(host, nominalPorts.https, handlersOf(host, 'cas2010'))];
}
