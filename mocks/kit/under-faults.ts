import { heldFor, hold } from './held.ts';
import type { RoundTrip } from './round-trip.ts';

/** Works, unless a fault that is set on the server says otherwise. */
export async function underFaults(roundTrip: RoundTrip, work: () => Promise<void> | void): Promise<void> {
  const { host, entry, request, gone } = roundTrip;
  const fault = host.faults.take(entry.protocol);
  switch (fault?.kind) {
    case undefined:
      await work();
      return;
    case 'hang':
      hold(roundTrip);
      request.resume();
      return;
    case 'slow':
      await heldFor(roundTrip, fault.delayMs);
      if (!gone.aborted) await work();
      return;
    case 'answer': {
      const { orderedAnswer, readBody, sendWhole } = await import('./fault-answer.ts');
      await readBody(roundTrip, fault.reads);
      await sendWhole(roundTrip, await orderedAnswer(roundTrip, fault));
      return;
    }
    case 'break': {
      const { breakOff } = await import('./break-off.ts');
      await breakOff(roundTrip, fault);
      return;
    }
  }
}
