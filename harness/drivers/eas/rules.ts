import type { HttpAttempt } from '../http/attempt.ts';
import { httpRules } from '../http/rules.ts';
import type { TransportRules } from '../rules.ts';
import { commandOf, viewOf } from './view.ts';

/** What ActiveSync adds to a verdict: requests go by their command, and of WBXML a person reads the status. */
export const easRules: TransportRules<HttpAttempt> = {
  ...httpRules,
  nameOf: (attempt) =>
    attempt.method === 'OPTIONS' ? 'OPTIONS' : (commandOf(attempt) ?? httpRules.nameOf(attempt)),
  excerpt(attempt) {
    const view = viewOf(attempt);
    const text = view?.problem ?? view?.page;
    const isDocument = attempt.answer?.binary && text != null;
    return isDocument ? { label: 'body', text } : httpRules.excerpt(attempt);
  },
};
