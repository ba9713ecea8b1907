import { nominalPorts } from '../../topology/index.ts';
import type { ExchangeHost } from '../kit/host.ts';
import type { Port } from '../kit/server.ts';
import { webSite } from '../kit/web-site.ts';
import { eas2010 } from '../protocols/eas/cas2010.ts';
import { owa2010 } from '../protocols/owa/cas2010.ts';

/** The Client Access ports of an Exchange 2010 server. */
export function cas2010Ports(host: ExchangeHost): Port[] {
  return [webSite(host, nominalPorts.https, { owa: owa2010(host), eas: eas2010(host) })];
}
