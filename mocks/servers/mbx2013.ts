import { nominalPorts } from '../../topology/index.ts';
import type { ExchangeHost } from '../kit/host.ts';
import type { Port } from '../kit/server.ts';
import { webSite } from '../kit/web-site.ts';
import { eas2013 } from '../protocols/eas/mbx2013.ts';
import { owa2013 } from '../protocols/owa/mbx2013.ts';

/** The ports of an Exchange 2013 Mailbox server, its store excepted. */
export function mbx2013Ports(host: ExchangeHost): Port[] {
  return [webSite(host, nominalPorts.backEndHttps, { owa: owa2013(host), eas: eas2013(host) })];
}
