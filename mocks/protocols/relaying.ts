import type { MailboxFacts } from '../../topology/index.ts';
import { stickyChoice } from '../kit/hop.ts';
import { type Reason, type RelayTarget, type Route, refusal } from './routing.ts';

/** A server that was looked at before one is chosen. */
export type Considered = Omit<RelayTarget, 'chosen'>;

/** Sends a request on to one of some targets, a mailbox's requests always to the same one; 503 when none can be taken. */
export function relayTo(
  mailbox: MailboxFacts,
  considered: readonly Considered[],
  hop: {
    text: string;
    reasons: Reason[];
    /** The URL to send to, from the target's. */
    urlAt: (url: string) => string;
  },
): Route {
  const usable = considered.flatMap(({ url, excluded }) => (excluded === null && url !== null ? [url] : []));
  const chosen = stickyChoice(usable, mailbox);
  const targets = considered.map((target) => ({
    ...target,
    chosen: target.excluded === null && target.url !== null && target.url === chosen,
  }));
  if (chosen === undefined) return refusal(503, `${hop.text}; there is none`, targets, hop.reasons);
  return { kind: 'relay', to: hop.urlAt(chosen), text: hop.text, considered: targets, reasons: hop.reasons };
}
