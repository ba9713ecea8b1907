import type { Mutant } from '../../mutant.ts';

export const leadsToAny2007: Mutant = {
  name: 'leads-to-any-2007',
  description: 'redirects a 2007 mailbox to the ExternalUrl of whatever 2007 server has one',
  sentence: "A 2007 mailbox of the front end's site is not sent to the servers of another site.",
  clause: 'SEL-13',
  changes: {
    decide: (decide) => (request, mailbox, topology, health) => {
      const decision = decide(request, mailbox, topology, health);
      const elsewhere = topology.servers.find(
        ({ version, virtualDirectories }) =>
          version === 2007 && virtualDirectories.owa?.externalUrl !== undefined,
      );
      if (decision.kind !== 'refuse' || elsewhere === undefined) return decision;
      return decide(request, { ...mailbox, site: elsewhere.site }, topology, health);
    },
  },
  breaks: ['owa-2007-url-of-another-site'],
};
