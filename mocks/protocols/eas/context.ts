import type { EasQuery } from '../../../protocols/eas/query.ts';
import type { EasVersion } from '../../../protocols/eas/versions.ts';
import type { MailboxFacts } from '../../../topology/index.ts';
import type { ExchangeHost } from '../../kit/host.ts';
import type { RoundTrip } from '../../kit/round-trip.ts';
import type { Store } from '../../kit/store-client.ts';

/** What a command works with. */
export interface CommandContext {
  host: ExchangeHost;
  roundTrip: RoundTrip;
  query: EasQuery;
  version: EasVersion;
  mailbox: MailboxFacts;
  store: Store;
}
