import type { ExchangeHost } from '../../kit/host.ts';
import type { ProtocolHandler } from '../../kit/web-site.ts';
import { easHandler } from './eas.ts';

/** ActiveSync of Exchange 2010: the 2010 mailboxes of the server's own site. */
export function eas2010(host: ExchangeHost): ProtocolHandler {
  return easHandler(host, {
    access: 'virtual directory',
    route(account, mailbox) {
      const { name, site } = host.server();
      if (mailbox.version === 2010 && mailbox.site === site) return { kind: 'serve' };
      return {
        kind: 'not-here',
        text: `${name} serves Exchange 2010 mailboxes in ${site}; that of ${account.name} is Exchange ${mailbox.version} in ${mailbox.site}`,
      };
    },
  });
}
