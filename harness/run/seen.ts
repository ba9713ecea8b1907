import { type ConversationEntry, conversationName } from '../../contract/journal.ts';
import type { Topology } from '../../topology/index.ts';
import { type Difference, difference } from '../drivers/difference.ts';
import { type Facet, textFacet } from '../drivers/facet.ts';
import type { TransportRules } from '../drivers/rules.ts';
import { fitsHop, hopBehind } from '../specs/hops.ts';
import type { SeenExpectation } from '../specs/schema.ts';

type FacetReader = Pick<TransportRules, 'facets' | 'conversation'>;

/** What the servers saw otherwise than expected: one difference for each expectation that is not met. */
export function seenDifferences(
  expected: SeenExpectation | SeenExpectation[] | undefined,
  conversations: readonly ConversationEntry[],
  topology: Topology,
  rules: FacetReader,
): Difference[] {
  return [expected ?? []].flat().flatMap((one) => {
    const there = conversations
      .filter(({ server }) => fitsHop(topology, one.server, hopBehind(topology, server)))
      .map((conversation) => ({
        conversation,
        wrong: facetsOf(one, conversation, rules).filter(({ fits }) => !fits),
      }));
    const matching = there.filter(({ wrong }) => wrong.length === 0);
    const wanted = { sees: `${one.server} sees`, facets: facetsOf(one, undefined, rules) };
    if (one.times === undefined ? matching.length > 0 : matching.length === one.times) return [];
    if (matching.length > 0 || one.times === 0) {
      const seen = matching.map(({ conversation }) => conversation);
      return [differentCount(wanted, one.times ?? 1, seen, rules.conversation)];
    }
    const [nearest] = there.toSorted((a, b) => a.wrong.length - b.wrong.length);
    if (nearest === undefined) {
      return [
        difference(
          'seen',
          `${wanted.sees} a ${rules.conversation}${withFacets(wanted.facets)}`,
          `${one.server} saw none`,
        ),
      ];
    }
    const { wrong, conversation } = nearest;
    const found = wrong.map((facet) => `${facet.name} ${facet.found}`).join(', ');
    return [
      difference(
        'seen',
        `${wanted.sees} ${shownWanted(wrong)}`,
        `${conversation.server} saw ${found} (${conversationName(conversation)})`,
      ),
    ];
  });
}

function differentCount(
  { sees, facets }: { sees: string; facets: readonly Facet[] },
  times: number,
  seen: readonly ConversationEntry[],
  noun: string,
): Difference {
  const names = seen.map((one) => `${conversationName(one)} at ${one.server}`).join(', ');
  const plural = times === 1 ? noun : `${noun}s`;
  return difference(
    'seen',
    `${sees} ${times === 0 ? 'no' : `exactly ${times}`} ${plural}${withFacets(facets)}`,
    `${seen.length} of them: ${names}`,
  );
}

const withFacets = (facets: readonly Facet[]) => (facets.length === 0 ? '' : ` with ${shownWanted(facets)}`);
const shownWanted = (facets: readonly Facet[]) =>
  facets.map(({ name, wanted }) => `${name} ${wanted}`).join(', ');

/** What an expectation asks of a conversation (undefined: of none). */
function facetsOf(
  expected: SeenExpectation,
  conversation: ConversationEntry | undefined,
  rules: FacetReader,
): Facet[] {
  return rules.facets(expected, conversation, [
    ...textFacet('identity', expected.identity, conversation?.identity ?? null),
    ...textFacet(
      'transport',
      expected.secure === undefined ? undefined : securityOf(expected.secure),
      conversation === undefined ? null : securityOf(conversation.secure),
    ),
    ...textFacet('state', expected.state, conversation?.state ?? null),
  ]);
}

const securityOf = (secure: boolean) => (secure ? 'TLS' : 'plain');
