import { nominalPorts } from '../../topology/index.ts';
import type { ExchangeHost } from '../kit/host.ts';
import type { Port } from '../kit/server.ts';
import { webSite } from '../kit/web-site.ts';
import { handlersOf } from '../protocols/index.ts';

/** The ports of an Exchange 2013 Mailbox server, its store excepted. */
export function mbx2013Ports(host: ExchangeHost): Port[] {
  return [webSite(host, nominalPorts.backEndHttps, handlersOf(host, 'mbx2013'))];
}
