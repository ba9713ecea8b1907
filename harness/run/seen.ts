import { type ConversationEntry, conversationName } from '../../contract/journal.ts';
import type { Topology } from '../../topology/index.ts';
import { type Difference, difference } from '../drivers/difference.ts';
import type { Facet, TransportRules } from '../drivers/rules.ts';
import { fitsHop } from '../specs/hops.ts';
import type { SeenExpectation } from '../specs/schema.ts';
import { fitsText, shownPattern, shownText, type TextPattern } from '../specs/text-pattern.ts';

type FacetReader = Pick<TransportRules, 'facets' | 'conversation'>;

/** What the servers saw otherwise than expected: one difference for each expectation that no conversation meets. */
export function seenDifferences(
  expected: SeenExpectation | SeenExpectation[] | undefined,
  conversations: readonly ConversationEntry[],
  topology: Topology,
  rules: FacetReader,
): Difference[] {
  return [expected ?? []].flat().flatMap((one) => {
    const there = conversations.filter(({ server }) => fitsHop(topology, one.server, server));
    const nearest = there
      .map((conversation) => ({
        conversation,
        wrong: facetsOf(one, conversation, rules).filter(({ pattern, value }) => !fitsText(pattern, value)),
      }))
      .toSorted((a, b) => a.wrong.length - b.wrong.length)[0];
    if (nearest === undefined) {
      const wanted = facetsOf(one, undefined, rules).map(shownWanted).join(', ');
      return [
        difference(
          'seen',
          `${one.server} sees a ${rules.conversation}${wanted === '' ? '' : ` with ${wanted}`}`,
          `${one.server} saw none`,
        ),
      ];
    }
    const { wrong, conversation } = nearest;
    if (wrong.length === 0) return [];
    return [
      difference(
        'seen',
        `${one.server} sees ${wrong.map(shownWanted).join(', ')}`,
        `${conversation.server} saw ${wrong.map(shownValue).join(', ')} (${conversationName(conversation)})`,
      ),
    ];
  });
}

type AskedFacet = Facet & { pattern: TextPattern };

const shownWanted = ({ name, pattern }: AskedFacet) => `${name} ${shownPattern(pattern)}`;
const shownValue = ({ name, value }: AskedFacet) => `${name} ${shownText(value)}`;

/** What an expectation asks of a conversation (undefined: of none). */
function facetsOf(
  expected: SeenExpectation,
  conversation: ConversationEntry | undefined,
  rules: FacetReader,
): AskedFacet[] {
  const universal: Facet[] = [
    { name: 'identity', pattern: expected.identity, value: conversation?.identity ?? null },
    {
      name: 'transport',
      pattern: expected.secure === undefined ? undefined : securityOf(expected.secure),
      value: conversation === undefined ? null : securityOf(conversation.secure),
    },
  ];
  return rules
    .facets(expected, conversation, universal)
    .flatMap(({ name, pattern, value }) => (pattern === undefined ? [] : [{ name, pattern, value }]));
}

const securityOf = (secure: boolean) => (secure ? 'TLS' : 'plain');
