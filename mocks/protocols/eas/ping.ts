import {
  formatPingResponse,
  heartbeatRefusal,
  parsePingRequest,
  pingStatuses,
} from '../../../protocols/eas/commands/ping.ts';
import type { Element } from '../../../protocols/eas/element.ts';
import { heldFor } from '../../kit/held.ts';
import type { CommandContext } from './context.ts';

/** Ping: held open until its heartbeat is over on the lab clock; nothing ever changes in these mailboxes. */
export async function ping(document: Element, { roundTrip }: CommandContext): Promise<Element> {
  const { heartbeatInterval, folders } = parsePingRequest(document);
  // A server that remembers the device's last Ping could do without; these mocks remember nothing.
  if (heartbeatInterval === undefined || folders === undefined) {
    return formatPingResponse({ status: pingStatuses.missingParameters });
  }
  const refusal = heartbeatRefusal(heartbeatInterval);
  if (refusal !== undefined) return formatPingResponse(refusal);
  await heldFor(roundTrip, heartbeatInterval * 1000);
  return formatPingResponse({ status: pingStatuses.expired });
}
