import { findAccount, type Topology } from '../../topology/index.ts';
import type { Case } from '../specs/case.ts';
import type { Expectation } from '../specs/schema.ts';
import { fitsHopPattern, waysIn } from '../specs/ways.ts';
import { differencesFrom } from './expect.ts';
import type { Action, Judgement } from './judge.ts';
import type { CaseResult } from './result.ts';
import { expectedWays } from './step-plan.ts';

/**
 * The sibling cases (same protocol, environment and host, other user; those of the same suite first) that the actual
 * behaviour would have been right for: those whose expectation it meets, or else those whose way it took as far as it got.
 */
export function rightFor(
  it: Case,
  action: Action,
  judgement: Judgement,
  siblings: readonly Case[],
  topology: Topology,
): CaseResult['rightFor'] {
  const candidates = siblings.filter(
    (other) =>
      other.user !== it.user &&
      other.connect === it.connect &&
      other.environment.name === it.environment.name &&
      other.protocol === it.protocol &&
      other.kind === 'assert' &&
      other.with === null &&
      other.steps.length === 1 &&
      other.steps[0]?.do === it.steps[0]?.do,
  );
  const expectations = candidates.flatMap((other) =>
    lastExpectations(other, action.name).map((expectation) => ({ other, expectation })),
  );
  const met = expectations.filter(({ other, expectation }) =>
    meets(expectation, other, it, action, judgement, topology),
  );
  const found =
    met.length > 0
      ? met
      : expectations.filter(({ expectation }) => tookTheWayOf(expectation, judgement, topology));
  const nearest = found.toSorted(
    (a, b) => Number(suiteOf(b.other) === suiteOf(it)) - Number(suiteOf(a.other) === suiteOf(it)),
  );
  const byUser = new Map(nearest.toReversed().map(({ other }) => [other.user, other]));
  return [...byUser.values()]
    .toReversed()
    .map((other) => ({ id: other.id, title: sentence(other, topology) }));
}

/** What holds after the same kind of action: of following, or of the first answer. */
function lastExpectations({ steps }: Case, actName: string): Expectation[] {
  const [step] = steps;
  return [(actName === 'follow' ? step?.finally : step?.expect) ?? []].flat();
}

function meets(
  expectation: Expectation,
  other: Case,
  it: Case,
  action: Action,
  { actual }: Judgement,
  topology: Topology,
): boolean {
  // The mailbox is still this user's; what is compared is the way it was reached.
  const mailbox =
    expectation.mailbox === undefined || expectation.mailbox !== other.user ? {} : { mailbox: it.user };
  const { seen: _, ...rest } = expectation;
  const ways = expectedWays(expectation, actual.path.slice(0, 1), { topology, connect: action.connect });
  return differencesFrom({ ...rest, ...mailbox }, ways, actual, topology).length === 0;
}

/** Beyond the front door, and every hop of the actual path the one expected; or the same redirect. */
function tookTheWayOf(expectation: Expectation, { actual }: Judgement, topology: Topology): boolean {
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

function suiteOf({ place }: Case): string {
  return place.replace(/:\d+$/, '');
}

function sentence({ user }: Case, topology: Topology): string {
  const mailbox = findAccount(topology, user)?.mailbox;
  const who = mailbox == null ? user : `${user}, ${mailbox.version} in ${mailbox.site}`;
  return `this is what ${who}, should get`;
}
