import type { HttpProtocol } from '../protocols/protocol.ts';
import { refuse, type Situation } from './decide/candidates.ts';
import { decideEas } from './decide/eas.ts';
import { decideOwa } from './decide/owa.ts';
import type { Decide, Decision } from './types.ts';

const rules: Partial<Record<HttpProtocol, (situation: Situation) => Decision>> = {
  owa: decideOwa,
  eas: decideEas,
};

/** The protocols that have rules; every other one is refused with 501. */
export const routedProtocols = Object.keys(rules) as readonly HttpProtocol[];

/** Where an authenticated user's request goes, by the clauses of the article. Pure. */
export const decide: Decide = (request, mailbox, topology, health) => {
  const rule = rules[request.protocol];
  return rule === undefined
    ? refuse(501, `this front end does not route ${request.protocol} yet`, [])
    : rule({ request, mailbox, topology, health });
};
