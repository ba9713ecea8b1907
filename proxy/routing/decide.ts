import { type HttpProtocol, httpProtocols } from '../../protocols/registry.ts';
import { frontEndProtocols } from '../protocols/index.ts';
import type { Decide } from '../types.ts';
import { refuse } from './candidates.ts';

/** The protocols that have rules; every other one is refused with 501. */
export const routedProtocols: readonly HttpProtocol[] = httpProtocols.filter(
  (protocol) => frontEndProtocols[protocol] !== undefined,
);

/** Where an authenticated user's request goes, by the clauses of the article. Pure. */
export const decide: Decide = (request, mailbox, topology, health) => {
  const { protocol } = request;
  return (
    frontEndProtocols[protocol]?.decide({ request, mailbox, topology, health }) ??
    refuse(501, `this front end does not route ${protocol} yet`, [])
  );
};
