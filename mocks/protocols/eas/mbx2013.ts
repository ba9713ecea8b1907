import type { Account, MailboxFacts } from '../../../topology/index.ts';
import { hopHeaders, stickyChoice } from '../../kit/hop.ts';
import type { ExchangeHost } from '../../kit/host.ts';
import { relay } from '../../kit/relay.ts';
import type { RoundTrip } from '../../kit/round-trip.ts';
import type { ProtocolHandler } from '../../kit/web-site.ts';
import { type EasRoute, easHandler } from './eas.ts';
import { easTargets } from './mbx2013-target.ts';

/** ActiveSync of the 2013 back end: its own mailboxes, and 2007 ones through a CAS2007 of their site. */
export function eas2013(host: ExchangeHost): ProtocolHandler {
  return easHandler(host, {
    access: 'front ends only',
    route: (account, mailbox, roundTrip) => route(host, account, mailbox, roundTrip),
  });
}

function route(host: ExchangeHost, account: Account, mailbox: MailboxFacts, roundTrip: RoundTrip): EasRoute {
  if (mailbox.version === 2007) return secondHop(host, account, mailbox, roundTrip);
  if (mailbox.server === host.name) return { kind: 'serve' };
  return { kind: 'not-here', text: `the active copy of ${mailbox.database} is not on ${host.name}` };
}

/** E15-EAS-PURPLE, E15-EAS-VIOLET. The path below the InternalUrl is the one CAS servers proxy to (wire.md §3). */
function secondHop(
  host: ExchangeHost,
  account: Account,
  mailbox: MailboxFacts,
  roundTrip: RoundTrip,
): EasRoute {
  const targets = easTargets(host.topology(), mailbox);
  const urls = targets.flatMap(({ excluded, internalUrl }) =>
    excluded === null && internalUrl !== null ? [internalUrl] : [],
  );
  const internalUrl = stickyChoice(urls, mailbox);
  if (internalUrl === undefined) {
    const why = targets.map(({ server, excluded }) => `${server} ${excluded}`).join('; ');
    const text = `no CAS2007 of ${mailbox.site} can be reached for ActiveSync: ${why || 'there is none'}`;
    return { kind: 'refuse', status: 503, text };
  }
  const url = `${internalUrl.replace(/\/+$/, '')}/Proxy?${roundTrip.query}`;
  return { kind: 'relay', relay: () => relay(roundTrip, url, hopHeaders(host, roundTrip, account)) };
}
