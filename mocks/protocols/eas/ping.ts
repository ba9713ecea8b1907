import {
  formatPingResponse,
  type PingResponse,
  parsePingRequest,
  pingStatuses,
} from '../../../protocols/eas/commands/ping.ts';
import type { Element } from '../../../protocols/eas/element.ts';
import { heldFor } from '../../kit/held.ts';
import type { CommandContext } from './context.ts';

/** Seconds that Exchange accepts as a heartbeat (defaults of its web.config). */
const heartbeatLimits = { min: 60, max: 3540 } as const;

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

/** The answer to a heartbeat outside the limits, with the nearest one inside; undefined for one inside. */
export function heartbeatRefusal(heartbeatInterval: number): PingResponse | undefined {
  const { min, max } = heartbeatLimits;
  const nearest = Math.min(Math.max(heartbeatInterval, min), max);
  return nearest === heartbeatInterval
    ? undefined
    : { status: pingStatuses.heartbeatOutOfRange, heartbeatInterval: nearest };
}
