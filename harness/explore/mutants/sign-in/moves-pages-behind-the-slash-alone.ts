import type { Mutant } from '../../mutant.ts';

export const movesPagesBehindTheSlashAlone: Mutant = {
  name: 'moves-pages-behind-the-slash-alone',
  description: 'finds the page that was asked for behind /owa/, and nothing in /owa?…',
  sentence: 'What was asked of /owa without its slash survives a silent redirect.',
  clause: 'WIRE-OWA-14',
  changes: {
    decide: (decide) => (request, mailbox, topology, health) =>
      decide(
        /^\/owa\//i.test(request.url) ? request : { ...request, url: '/owa/' },
        mailbox,
        topology,
        health,
      ),
  },
  breaks: ['owa-redirect-keeps-page-without-slash/*'],
};
