import type { ConversationEntry } from '../../contract/journal.ts';
import type { Expectation, SeenExpectation } from '../specs/schema.ts';
import type { Difference, Dimension } from './difference.ts';
import type { Facet } from './facet.ts';
import type { Attempt, Observation } from './observation.ts';

/**
 * What a transport adds to what the runner judges by itself (path, author, mailbox, silence elsewhere): the drivers of
 * one transport share it. It is asked about attempts of those drivers' own clients only.
 */
export interface TransportRules<Detail = unknown> {
  /** Every dimension that occurs, in the order in which they matter. */
  order: readonly Dimension[];
  /** How a conversation is called in a sentence: `request`. */
  conversation: string;
  /** How an attempt is called in a sentence: `POST /owa/auth.owa`. */
  nameOf(detail: Detail): string;
  /** Whether a whole answer came. */
  isAnswered(detail: Detail): boolean;
  /** What the answer says of its success, also one that was cut short: 200, `-ERR`; null where none began. */
  statusOf(detail: Detail): number | string | null;
  /** The signed claim in the answer, also one that was cut short, of who made it (verifyAuthor reads it). */
  authorClaimOf(detail: Detail): string | undefined;
  /** How the answer says that its request is called in logs; undefined when it does not. */
  requestIdOf(detail: Detail): string | undefined;
  /** What was expected where no answer came: `an answer`, `an answer with 2xx`. */
  expectedAnswer(expectation: Expectation): string;
  /** What of an answer that came differs from the expectation, apart from author and mailbox. */
  differences(expectation: Expectation, observation: Observation<Detail>): Difference[];
  /**
   * What an expectation says of a conversation (undefined: of none) that a server saw.
   * @param universal facets that every transport has, to be put where they belong
   */
  facets(
    expected: SeenExpectation,
    conversation: ConversationEntry | undefined,
    universal: readonly Facet[],
  ): Facet[];
  /** An attempt as results may show it: password, credentials and session secrets taken out, what is long cut. */
  withoutSecrets(attempt: Attempt<Detail>, password: string): Attempt<Detail>;
  /**
   * A command line that repeats the last of a step's attempts (without secrets) by hand; null when there was none.
   * @param persona whose password it asks for
   */
  repeat(attempts: readonly Attempt<Detail>[], persona: string): string | null;
  /** What a person reads of an answer that came, after its label: `body`, `You are reading red's mailbox`. */
  excerpt(detail: Detail): { label: string; text: string } | null;
}
