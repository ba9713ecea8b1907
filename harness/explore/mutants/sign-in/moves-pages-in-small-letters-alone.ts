import type { Mutant } from '../../mutant.ts';

export const movesPagesInSmallLettersAlone: Mutant = {
  name: 'moves-pages-in-small-letters-alone',
  description: 'finds the page that was asked for below /owa in these letters alone',
  sentence: 'A page below /OWA survives a silent redirect like one below /owa.',
  clause: 'WIRE-OWA-14',
  changes: {
    decide: (decide) => (request, mailbox, topology, health) =>
      decide(
        request.url.startsWith('/owa') ? request : { ...request, url: '/owa/' },
        mailbox,
        topology,
        health,
      ),
  },
  breaks: ['owa-redirect-keeps-page-of-capitals/*'],
};
