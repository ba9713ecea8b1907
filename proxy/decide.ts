import { refuse } from './decide/candidates.ts';
import { decideEas } from './decide/eas.ts';
import { decideOwa } from './decide/owa.ts';
import type { Decide } from './types.ts';

/** Where an authenticated user's request goes, by the clauses of the article. Pure. */
export const decide: Decide = (request, mailbox, topology, health) => {
  const situation = { request, mailbox, topology, health };
  switch (request.protocol) {
    case 'owa':
      return decideOwa(situation);
    case 'eas':
      return decideEas(situation);
    case 'ews':
    case 'oab':
    case 'oa':
    case 'autodiscover':
      return refuse(501, `this front end does not route ${request.protocol} yet`, []);
  }
};
