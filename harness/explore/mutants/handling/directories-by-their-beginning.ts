import { frontEndProtocols } from '../../../../proxy/protocols/index.ts';
import type { Mutant } from '../../mutant.ts';

export const directoriesByTheirBeginning: Mutant = {
  name: 'directories-by-their-beginning',
  description: 'takes every path that begins with /owa for one of /owa',
  sentence: 'A path that only begins like a virtual directory is in none.',
  clause: 'WIRE-HND-6',
  changes: {
    handle: (handle) => async (frontEnd, context) => {
      const { owa } = frontEnd.map().self.virtualDirectories;
      const isLike = /^\/owa[^/?]/i.test(context.url);
      if (!isLike || owa === undefined) await handle(frontEnd, context);
      else
        await frontEndProtocols.owa?.handle(
          frontEnd,
          Object.assign(context, { protocol: 'owa', path: context.url }),
          owa,
        );
    },
  },
  breaks: ['owa-not-a-virtual-directory/*'],
};
