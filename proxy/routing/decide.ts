import type { HttpProtocol } from '../../protocols/registry.ts';
import { decideEas } from '../protocols/eas/decide.ts';
import { decideOwa } from '../protocols/owa/decide.ts';
import type { Decide, Decision } from '../types.ts';
import { refuse, type Situation } from './candidates.ts';

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
