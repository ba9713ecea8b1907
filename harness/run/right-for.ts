import { findAccount, type Topology } from '../../topology/index.ts';
import type { Dimension } from '../drivers/difference.ts';
import type { Case } from '../specs/case.ts';
import type { Expectation, Step } from '../specs/schema.ts';
import { fitsHopPattern, waysIn } from '../specs/ways.ts';
import { differencesFrom } from './expect.ts';
import type { Action, Judgement } from './judge.ts';
import type { CaseResult } from './result.ts';
import { expectedWays, stepName } from './step-plan.ts';

/** What went wrong, and where in its case. */
export interface Failure {
  it: Case;
  step: Step;
  action: Action;
  judgement: Judgement;
  /** Of the lab that it happened in. */
  topology: Topology;
}

/**
 * The sibling cases (same protocol and host, same visit) that the actual behaviour would have been right for: whose
 * expectation it meets, or else whose way it took as far as it got; those of the same suite before others. First the same
 * user in the organisation as it is, or else in another state, then other users in the organisation as it is. Nobody's
 * where the right way was taken to the right answer, and only something in it is wrong.
 */
export function rightFor(failure: Failure, siblings: readonly Case[]): CaseResult['rightFor'] {
  const { it, action, judgement } = failure;
  const dimensions = new Set(judgement.result.differences.map(({ dimension }) => dimension));
  if (![...dimensions].some((dimension) => ofTheWay.has(dimension))) return [];
  const candidates = siblings
    .filter((other) => isSameVisit(other, failure))
    .flatMap((other) => lastExpectations(other, action.name).map((expectation) => ({ other, expectation })))
    .filter(({ expectation }) => isServed(expectation))
    .toSorted((a, b) => Number(suiteOf(b.other) === suiteOf(it)) - Number(suiteOf(a.other) === suiteOf(it)));
  const met = candidates.filter((one) => meets(one, failure)).map(({ other }) => other);
  const isAstray = dimensions.has('path') || dimensions.has('redirect');
  const begun = candidates
    .filter(({ expectation }) => isAstray && tookTheWayOf(expectation, failure))
    .map(({ other }) => other);

  const ofUser = ({ user }: Case) => user === it.user;
  const isAsItIs = (other: Case) => !isChanged(other) && other.environment.name === it.environment.name;
  const before = (other: Case) => ofUser(other) && isAsItIs(other) && isChanged(it);
  const elsewhen = (other: Case) => ofUser(other) && !isAsItIs(other) && stateOf(other) !== stateOf(it);
  const same = met.find(before) ?? begun.find(before) ?? met.find(elsewhen);
  const ofOthers = [met, begun].map((some) => some.filter((other) => !ofUser(other) && isAsItIs(other)));
  const others = ofOthers.find((some) => some.length > 0) ?? [];
  return [...(same === undefined ? [] : [same]), ...firstOfEachUser(others)].map((other) => ({
    id: other.id,
    title: sentence(other, met.includes(other), failure),
  }));
}

/** The respects in which users are treated differently. */
const ofTheWay: ReadonlySet<Dimension> = new Set(['path', 'status', 'author', 'redirect', 'mailbox']);

/** Whether a case is one visit by the same verb or request, made as an ordinary client of its user makes it. */
function isSameVisit(other: Case, { it, step }: Failure): boolean {
  const [only] = other.steps;
  if (only === undefined || other.steps.length > 1 || other.kind !== 'assert') return false;
  if (other.connect !== it.connect || other.protocol !== it.protocol || other.judges !== it.judges)
    return false;
  const act = ({ do: verb, send }: Step) => JSON.stringify([verb ?? null, send ?? null]);
  const hasUsualOptions =
    only.options === undefined || JSON.stringify(only.options) === JSON.stringify(step.options);
  return act(only) === act(step) && hasUsualOptions;
}

/** Whether somebody gets at something: what a refused password or an ended session gets is right for no user. */
function isServed({ status, page }: Expectation): boolean {
  const isRefusal = [status ?? []]
    .flat()
    .some((one) => one === '4xx' || (Number(one) >= 400 && Number(one) < 500));
  return !isRefusal && page !== 'logon';
}

/** What holds after the same kind of action: of following, or of the first answer. */
function lastExpectations({ steps }: Case, actName: string): Expectation[] {
  const [step] = steps;
  return [(actName === 'follow' ? step?.finally : step?.expect) ?? []].flat();
}

function meets(
  { other, expectation }: { other: Case; expectation: Expectation },
  { it, action, judgement: { actual }, topology }: Failure,
): boolean {
  // The mailbox is still this user's; what is compared is the way it was reached.
  const mailbox =
    expectation.mailbox === undefined || expectation.mailbox !== other.user ? {} : { mailbox: it.user };
  const { seen: _, ...rest } = expectation;
  const ways = expectedWays(expectation, actual.path.slice(0, 1), { topology, connect: action.connect });
  return differencesFrom({ ...rest, ...mailbox }, ways, actual, topology).length === 0;
}

/** Beyond the front door, and every hop of the actual path the one expected; or the same redirect. */
function tookTheWayOf(expectation: Expectation, { judgement: { actual }, topology }: Failure): boolean {
  const { redirect } = actual.observation;
  if (redirect !== null && expectation.redirect != null) {
    return (
      differencesFrom({ redirect: expectation.redirect }, [[...actual.path]], actual, topology).length === 0
    );
  }
  if (redirect !== null || actual.path.length < 2 || expectation.path === undefined) return false;
  return waysIn(expectation.path).some(({ way }) =>
    actual.path.every((shown, index) => fitsHopPattern(topology, way[index] ?? '', shown)),
  );
}

function firstOfEachUser(cases: readonly Case[]): Case[] {
  return [...Map.groupBy(cases, ({ user }) => user).values()].flatMap(([first]) => first ?? []);
}

/** What a case and its steps do to the organisation, the clock and the servers; empty where they do nothing. */
function eventsOf({ with: wanted, steps }: Case): string[] {
  const inSteps = steps.map(({ do: _, send: __, ...event }) => stepName(event));
  return [...(wanted === null ? [] : [JSON.stringify(wanted)]), ...inSteps].filter((event) => event !== '');
}

const isChanged = (it: Case) => eventsOf(it).length > 0;

/** The organisation that a case runs in, as a key. */
const stateOf = (it: Case) => JSON.stringify([it.environment.name, eventsOf(it)]);

function suiteOf({ place }: Case): string {
  return place.replace(/:\d+$/, '');
}

function sentence(other: Case, isMet: boolean, { it, topology }: Failure): string {
  const mailbox = findAccount(topology, other.user)?.mailbox;
  const begins = isMet ? 'this is what' : 'so begins the way of what';
  if (other.user !== it.user) {
    const where = mailbox == null ? '' : `, ${mailbox.version} in ${mailbox.site},`;
    return `${begins} ${other.user}${where} should get`;
  }
  if (!isChanged(other)) return `${begins} ${other.user} should get without what this case changes`;
  return `${begins} ${other.user} should get in another state: ${other.title}`;
}
