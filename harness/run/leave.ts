import { conversationName } from '../../contract/journal.ts';
import { type Difference, difference } from '../drivers/difference.ts';
import type { Observation } from '../drivers/observation.ts';
import type { Client } from '../drivers/types.ts';
import type { Lab } from '../lab/types.ts';
import type { CaseJournal } from './journal-index.ts';
import { runLimits } from './limits.ts';
import { type Patience, WatchdogError, watched } from './watchdog.ts';

/** The case as far as a client that leaves looks at it. */
interface Watched {
  journal: Pick<CaseJournal, 'conversations' | 'until'>;
  setting: { lab: Pick<Lab, 'isUnderTest'>; patience: Pick<Patience, 'clock'> };
}

/**
 * The client ends its connections once a server behind the front end works on its request, and is answered by nobody.
 * @param begun what it does
 * @param earlier ids of the conversations of earlier steps
 * @returns what came of it, and what should have happened meanwhile and did not
 */
export async function leave(
  begun: Promise<Observation>,
  earlier: ReadonlySet<string>,
  client: Client,
  { journal, setting }: Watched,
): Promise<{ observation: Observation; missed: Difference[] }> {
  const behind = () =>
    journal.conversations().filter(({ id, server }) => !earlier.has(id) && !setting.lab.isUnderTest(server));
  const isAtWork = () => behind().some(({ state }) => state === 'open' || state === 'held');
  const isAbandoned = () => behind().every(({ state }) => state === 'aborted');
  /** Whether something comes about that a right implementation lets happen at once. */
  async function happens(what: Promise<unknown>): Promise<boolean> {
    try {
      await watched(what, 'a client that leaves', { clock: setting.patience.clock, ms: runLimits.leavingMs });
      return true;
    } catch (error) {
      if (error instanceof WatchdogError) return false;
      throw error;
    }
  }

  const isReached = await happens(Promise.race([journal.until(isAtWork), begun]));
  client.disconnect();
  const observation = await begun;
  const last = observation.attempts.at(-1);
  if (last?.error !== undefined) {
    last.hasLeft = true;
    last.error = 'the client has left';
    delete last.noAnswer;
  }
  if (!isReached || behind().length === 0) {
    return { observation, missed: [difference('seen', 'a server that works on the request', 'nobody does')] };
  }
  if (await happens(journal.until(isAbandoned))) return { observation, missed: [] };
  const going = behind().filter(({ state }) => state !== 'aborted');
  const shown = going.map((one) => `${one.server}: ${conversationName(one)} is ${one.state}`).join(', ');
  return { observation, missed: [difference('seen', 'servers that notice that the client has left', shown)] };
}
