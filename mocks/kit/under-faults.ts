import { heldFor } from './held.ts';
import { abandon, answer, type Exchange } from './round-trip.ts';

/** Works, unless a fault that is set on the server says otherwise. */
export async function underFaults(exchange: Exchange, work: () => Promise<void> | void): Promise<void> {
  const { host, entry, request, connection } = exchange;
  const fault = host.faults.take(entry.protocol);
  switch (fault?.kind) {
    case undefined:
      await work();
      return;
    case 'status':
      request.resume();
      answer(exchange, fault.status);
      return;
    case 'hang':
      host.journal.update(entry, { state: 'held' });
      request.resume();
      return;
    case 'reset':
      abandon(exchange);
      connection.reset();
      return;
    case 'slow':
      await heldFor(exchange, fault.delayMs);
      if (!exchange.gone.aborted) await work();
      return;
  }
}
