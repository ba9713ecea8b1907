import type { Decision } from '../../proxy/types.ts';
import type { Candidate } from './walk.ts';

/** What a front end decided, as a sentence without a subject. */
export function decisionText(decision: Decision): string {
  switch (decision.kind) {
    case 'proxy':
      return `proxy to ${decision.target.server}, ${decision.target.origin}`;
    case 'redirect':
      return `redirect (${decision.style}) to ${decision.to}, and on to ${decision.destination}`;
    case 'refuse':
      return `refuse with ${decision.status}: ${decision.why}`;
  }
}

/** The servers that a front end looked at; it builds their URLs itself (SEL-1). */
export function candidatesOf(decision: Decision): Candidate[] {
  return decision.considered.map(({ server, excluded }) => ({
    server,
    url: null,
    excluded,
    chosen: decision.kind === 'proxy' && decision.target.server === server,
  }));
}
