import type { ExchangeVersion, Server } from './schema.ts';

/** Whether a server is a Client Access server, of one version or of any. */
export function isClientAccess({ version, serverRole }: Server, wanted: ExchangeVersion = version): boolean {
  return version === wanted && serverRole.includes('ClientAccess');
}

/** Whether a server is a Mailbox server, of one version or of any. */
export function isMailbox({ version, serverRole }: Server, wanted: ExchangeVersion = version): boolean {
  return version === wanted && serverRole.includes('Mailbox');
}
