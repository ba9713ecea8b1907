import { setImmediate } from 'node:timers/promises';
import type { Clock } from '../../contract/clock.ts';
import { conversationName } from '../../contract/journal.ts';
import type { Client, Credentials, Driver, Observation } from '../drivers/types.ts';
import type { Lab } from '../lab/types.ts';
import type { Case } from '../specs/case.ts';
import type { Step } from '../specs/schema.ts';
import type { CaseJournal, JournalIndex } from './journal-index.ts';
import type { Contact } from './path.ts';
import { requestOf, stepName } from './step-plan.ts';
import { WatchdogError, watched } from './watchdog.ts';

/** Where and as whom a case runs. */
export interface CaseSetting {
  lab: Lab;
  index: JournalIndex;
  /** The user of this case alone, such as `purple-k3f9`. */
  alias: string;
  driver: Driver;
  /** Real time, for the watchdog. */
  watchdog: { clock: Clock; ms: number };
  /** Cases whose expectation the actual behaviour might meet. */
  siblings: readonly Case[];
  /** Ends the case early; its result is then null. */
  signal?: AbortSignal;
}

/** A case under way. */
export interface CaseRun {
  setting: CaseSetting;
  journal: CaseJournal;
  client: Client;
  credentials: Credentials;
}

/** Does what a step's client does, while the clock moves when the step says so. */
export async function perform(step: Step, connect: string, run: CaseRun): Promise<Acted> {
  const { client, credentials } = run;
  const begun =
    step.send === undefined
      ? client.perform(step.do ?? '', { ...step.options, connect })
      : client.send(requestOf(step.send, connect, credentials));
  if (step.advance === undefined) return guarded(begun, stepName(step), run);
  // What the act rejects with is reported by `guarded`.
  const ended = begun.then(
    () => {},
    () => {},
  );
  const isHeld = () => run.journal.requests().some(({ state }) => state === 'held');
  try {
    await guardedHarness(Promise.race([ended, run.journal.until(isHeld)]), 'waiting to be held', run);
    await advance(step.advance, ended, run);
  } catch (error) {
    if (error instanceof WatchdogError) return cutOff(begun, run);
    throw error;
  }
  return guarded(begun, stepName(step), run);
}

/** Moves the lab clock; while a request is under way (`ended` pending) it has to be held before time goes on. */
export async function advance(
  duration: number,
  ended: Promise<void> | undefined,
  run: CaseRun,
): Promise<void> {
  const { setting, journal } = run;
  const isHeld = () => journal.requests().some(({ state }) => state === 'held');
  const settled = async () => {
    // A timer that fired may have released what was held: let that be journalled first.
    await setImmediate();
    await setting.lab.synced();
    if (ended !== undefined) await Promise.race([ended, journal.until(isHeld)]);
  };
  await guardedHarness(setting.lab.advance(duration, settled), 'advancing the clock', run);
}

/** What came of an act. */
export interface Acted {
  observation: Observation;
  timedOut: boolean;
}

/** Waits for an act of the client; the watchdog closes the client, so that what it has seen so far is the observation. */
export async function guarded(act: Promise<Observation>, name: string, run: CaseRun): Promise<Acted> {
  const { clock, ms } = run.setting.watchdog;
  try {
    return { observation: await watched(act, name, clock, ms), timedOut: false };
  } catch (error) {
    if (error instanceof WatchdogError) return cutOff(act, run);
    throw error;
  }
}

async function cutOff(act: Promise<Observation>, run: CaseRun): Promise<Acted> {
  const waitedFor = inFlight(run.journal.contacts());
  await run.client.close();
  const observation = await act;
  const last = observation.dials.at(-1);
  const { ms } = run.setting.watchdog;
  if (last !== undefined) last.error = `no answer within ${ms / 1000} s; ${waitedFor}`;
  return { observation, timedOut: true };
}

function guardedHarness<T>(work: Promise<T>, what: string, run: CaseRun): Promise<T> {
  const { clock, ms } = run.setting.watchdog;
  return watched(work, what, clock, ms);
}

/**
 * A step ends when the journals say so: no server works on a request of the case any more, or one holds it.
 * @param servers whose journals are waited for; default: everybody's
 */
export async function settle(run: CaseRun, timedOut: boolean, servers?: ReadonlySet<string>): Promise<void> {
  const { setting, journal } = run;
  await setting.lab.synced(servers);
  if (timedOut) return;
  const isOver = () => {
    const states = journal.requests().map(({ state }) => state);
    return states.includes('held') || !states.includes('open');
  };
  await guardedHarness(journal.until(isOver), 'waiting for the servers to finish', run);
}

/** What servers still have to answer, as a sentence. */
export function inFlight(contacts: readonly Contact[]): string {
  const open = contacts.flatMap((contact) =>
    contact.kind === 'conversation' && (contact.state === 'open' || contact.state === 'held')
      ? [`${contact.server} ${contact.state === 'held' ? 'holds' : 'works on'} ${conversationName(contact)}`]
      : [],
  );
  return open.length === 0 ? 'no server is at work on it' : `in flight: ${open.join(', ')}`;
}
