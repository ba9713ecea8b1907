import { easPaths } from '../../../protocols/eas/headers.ts';
import { type Account, clientAccessServers, type MailboxFacts } from '../../../topology/index.ts';
import { hopHeaders, isProxiedBy2007, stickyChoice } from '../../kit/hop.ts';
import type { ExchangeHost } from '../../kit/host.ts';
import { relay } from '../../kit/relay.ts';
import type { Exchange } from '../../kit/round-trip.ts';
import type { ProtocolHandler } from '../../kit/web-site.ts';
import { type EasRoute, easHandler } from './eas.ts';

/** ActiveSync of Exchange 2007: 2007 mailboxes of its own site, and of other sites through a CAS2007 there. */
export function eas2007(host: ExchangeHost): ProtocolHandler {
  return easHandler(host, {
    door: 'virtual directory',
    route: (account, mailbox, exchange) => route(host, account, mailbox, exchange),
  });
}

function route(host: ExchangeHost, account: Account, mailbox: MailboxFacts, exchange: Exchange): EasRoute {
  const { name, site } = host.server();
  if (mailbox.version !== 2007) {
    return {
      kind: 'not-here',
      text: `${name} serves Exchange 2007 mailboxes; that of ${account.name} is Exchange ${mailbox.version}`,
    };
  }
  if (mailbox.site === site) return { kind: 'serve' };
  if (isProxiedBy2007(host, exchange)) {
    return { kind: 'not-here', text: `proxied already, and the mailbox is in ${mailbox.site}` };
  }
  const target = stickyChoice(clientAccessServers(host.topology(), 2007, mailbox.site), mailbox);
  if (target === undefined) {
    return { kind: 'refuse', status: 503, text: `there is no CAS2007 in ${mailbox.site}` };
  }
  const url = `https://${target.fqdn}${easPaths.proxy}?${exchange.query}`;
  return { kind: 'relay', relay: () => relay(exchange, url, hopHeaders(host, exchange, account)) };
}
