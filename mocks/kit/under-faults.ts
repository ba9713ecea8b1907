import { heldFor } from './held.ts';
import { abandon, answer, type RoundTrip } from './round-trip.ts';

/** Works, unless a fault that is set on the server says otherwise. */
export async function underFaults(roundTrip: RoundTrip, work: () => Promise<void> | void): Promise<void> {
  const { host, entry, request, connection } = roundTrip;
  const fault = host.faults.take(entry.protocol);
  switch (fault?.kind) {
    case undefined:
      await work();
      return;
    case 'status':
      request.resume();
      answer(roundTrip, fault.status);
      return;
    case 'hang':
      host.journal.update(entry, { state: 'held' });
      request.resume();
      return;
    case 'reset':
      abandon(roundTrip);
      connection.reset();
      return;
    case 'slow':
      await heldFor(roundTrip, fault.delayMs);
      if (!roundTrip.gone.aborted) await work();
      return;
  }
}
