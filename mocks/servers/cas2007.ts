import { nominalPorts } from '../../topology/index.ts';
import type { ExchangeHost } from '../kit/host.ts';
import type { Port } from '../kit/server.ts';
import { webSite } from '../kit/web-site.ts';
import { eas2007 } from '../protocols/eas/cas2007.ts';
import { owa2007 } from '../protocols/owa/cas2007.ts';

/** The Client Access ports of an Exchange 2007 server. */
export function cas2007Ports(host: ExchangeHost): Port[] {
  return [webSite(host, nominalPorts.https, { owa: owa2007(host), eas: eas2007(host) })];
}
