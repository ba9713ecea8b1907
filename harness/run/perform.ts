import { setImmediate } from 'node:timers/promises';
import { conversationName } from '../../contract/journal.ts';
import type { Difference } from '../drivers/difference.ts';
import type { Observation } from '../drivers/observation.ts';
import type { TransportRules } from '../drivers/rules.ts';
import type { Client, CookiesOf, Driver } from '../drivers/types.ts';
import type { Lab } from '../lab/types.ts';
import type { Case } from '../specs/case.ts';
import type { Step } from '../specs/schema.ts';
import type { CaseJournal, JournalIndex } from './journal-index.ts';
import { leave } from './leave.ts';
import type { StepPace } from './pace.ts';
import type { ObservedRequest } from './path.ts';
import { stepName } from './step-plan.ts';
import { type Patience, WatchdogError, watched } from './watchdog.ts';

/** Where and as whom a case runs. */
export interface CaseSetting {
  lab: Lab;
  index: JournalIndex;
  /** The users of this case alone, such as `purple-k3f9`; as many as the case says. */
  aliases: readonly string[];
  /** Of each other user whose client the case has: the alias that is this case's alone. */
  guests: ReadonlyMap<string, string>;
  /** Of the case's protocol. */
  drivers: readonly Driver[];
  /** How long a step may take by the real clock. */
  patience: Patience;
  /** Cases whose expectation the actual behaviour might meet. */
  siblings: readonly Case[];
  /** Ends the case early; its result is then null. */
  signal?: AbortSignal;
}

/** A case under way. */
export interface CaseRun {
  setting: CaseSetting;
  journal: CaseJournal;
  /** The client that acts in a step, and what its transport adds to the verdict; started when first asked for. */
  actorOf(step: Step): Actor;
  pace: StepPace;
}

/** Who does what a step says. */
export interface Actor {
  client: Client;
  rules: TransportRules;
  /** What the case's clients have of cookies. */
  cookiesOf: CookiesOf;
  account: Account;
}

/** Whose client it is: the persona, and a password that is never shown. */
export interface Account {
  persona: string;
  password: string;
}

/** Does what a step says, while the clock moves when the step says so. */
export async function perform(
  step: Step,
  connect: string,
  { client, cookiesOf }: Actor,
  run: CaseRun,
): Promise<Performed> {
  const earlier = new Set(run.journal.conversations().map(({ id }) => id));
  const begun =
    step.send === undefined
      ? client.perform(step.do ?? '', { ...step.options, connect })
      : client.send({ ...step.send, connect }, cookiesOf);
  if (step.send?.leave !== undefined) {
    return { ...(await leave(begun, earlier, client, run)), timedOut: false };
  }
  if (step.advance === undefined) return guarded(begun, stepName(step), client, run);
  // What the client rejects with is reported by `guarded`.
  const ended = begun.then(
    () => {},
    () => {},
  );
  try {
    const held = run.journal.until(() => isHeld(run.journal));
    const ready = step.once === undefined ? held : held.then(() => run.pace.answerBegun());
    const what = step.once === undefined ? 'waiting to be held' : 'waiting for the answer to begin';
    await watched(Promise.race([ended, ready]), what, run.setting.patience);
    await advance(step.advance, ended, run);
    run.pace.clockMoved();
  } catch (error) {
    if (error instanceof WatchdogError) return cutOff(begun, error, client, run);
    throw error;
  }
  return guarded(begun, stepName(step), client, run);
}

/** Moves the lab clock; while a request is under way (`ended` pending) it has to be held before time goes on. */
export async function advance(
  duration: number,
  ended: Promise<void> | undefined,
  run: CaseRun,
): Promise<void> {
  const { setting, journal } = run;
  const settled = async () => {
    // A timer that fired may have released what was held: let that be journalled first.
    await setImmediate();
    await setting.lab.synced();
    if (ended !== undefined) await Promise.race([ended, journal.until(() => isHeld(journal))]);
  };
  // Between two timers that are far apart nothing happens, however many of them there are.
  const { silence: _, ...patience } = setting.patience;
  await watched(setting.lab.advance(duration, settled), 'advancing the clock', patience);
}

const isHeld = (journal: CaseJournal) => journal.conversations().some(({ state }) => state === 'held');

/** What came of a step. */
export interface Performed {
  observation: Observation;
  timedOut: boolean;
  /** What should have happened meanwhile and did not. */
  missed: readonly Difference[];
}

/** Waits for what the client does; the watchdog closes it, so that what it has seen so far is the observation. */
export async function guarded(
  work: Promise<Observation>,
  name: string,
  client: Client,
  run: CaseRun,
): Promise<Performed> {
  try {
    return { observation: await watched(work, name, run.setting.patience), timedOut: false, missed: [] };
  } catch (error) {
    if (error instanceof WatchdogError) return cutOff(work, error, client, run);
    throw error;
  }
}

async function cutOff(
  work: Promise<Observation>,
  { within }: WatchdogError,
  client: Client,
  run: CaseRun,
): Promise<Performed> {
  const waitedFor = inFlight(run.journal.observed());
  await client.close();
  const observation = await work;
  const last = observation.attempts.at(-1);
  if (last !== undefined) last.error = `no answer ${within}; ${waitedFor}`;
  return { observation, timedOut: true, missed: [] };
}

/**
 * A step ends when the journals say so: no server works on a conversation of the case any more, or one holds it.
 * @param whole whether what clients say has to have come to its end as well: an answer may be given before
 * @param servers whose journals are waited for; default: everybody's
 */
export async function settle(
  run: CaseRun,
  { timedOut, whole }: { timedOut: boolean; whole: boolean },
  servers?: ReadonlySet<string>,
): Promise<void> {
  const { setting, journal } = run;
  await setting.lab.synced(servers);
  if (timedOut) return;
  const isOver = () => {
    return (
      isHeld(journal) ||
      journal.conversations().every(({ state, received }) => state !== 'open' && (received || !whole))
    );
  };
  await watched(journal.until(isOver), 'waiting for the servers to finish', setting.patience);
}

/** What servers still have to answer, as a sentence. */
export function inFlight(observed: readonly ObservedRequest[]): string {
  const open = observed.flatMap((request) =>
    request.kind === 'conversation' && (request.state === 'open' || request.state === 'held')
      ? [`${request.server} ${request.state === 'held' ? 'holds' : 'works on'} ${conversationName(request)}`]
      : [],
  );
  return open.length === 0 ? 'no server is at work on it' : `in flight: ${open.join(', ')}`;
}
