import { easPaths } from '../../../protocols/eas/headers.ts';
import { type Account, clientAccessServers, type MailboxFacts } from '../../../topology/index.ts';
import { hopHeaders, isProxiedBy2007, stickyChoice } from '../../kit/hop.ts';
import type { ExchangeHost } from '../../kit/host.ts';
import { relay } from '../../kit/relay.ts';
import type { RoundTrip } from '../../kit/round-trip.ts';
import type { ProtocolHandler } from '../../kit/web-site.ts';
import { type EasRoute, easHandler } from './eas.ts';

/** ActiveSync of Exchange 2007: 2007 mailboxes of its own site, and of other sites through a CAS2007 there. */
export function eas2007(host: ExchangeHost): ProtocolHandler {
  return easHandler(host, {
    access: 'virtual directory',
    route: (account, mailbox, roundTrip) => route(host, account, mailbox, roundTrip),
  });
}

function route(host: ExchangeHost, account: Account, mailbox: MailboxFacts, roundTrip: RoundTrip): EasRoute {
  const { name, site } = host.server();
  if (mailbox.version !== 2007) {
    return {
      kind: 'not-here',
      text: `${name} serves Exchange 2007 mailboxes; that of ${account.name} is Exchange ${mailbox.version}`,
    };
  }
  if (mailbox.site === site) return { kind: 'serve' };
  if (isProxiedBy2007(host, roundTrip)) {
    return { kind: 'not-here', text: `proxied already, and the mailbox is in ${mailbox.site}` };
  }
  const target = stickyChoice(clientAccessServers(host.topology(), 2007, mailbox.site), mailbox);
  if (target === undefined) {
    return { kind: 'refuse', status: 503, text: `there is no CAS2007 in ${mailbox.site}` };
  }
  const url = `https://${target.fqdn}${easPaths.proxy}?${roundTrip.query}`;
  return { kind: 'relay', relay: () => relay(roundTrip, url, hopHeaders(host, roundTrip, account)) };
}
