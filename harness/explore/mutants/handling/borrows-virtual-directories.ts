import type { Mutant } from '../../mutant.ts';

export const borrowsVirtualDirectories: Mutant = {
  name: 'borrows-virtual-directories',
  description: 'takes the virtual directory of a server behind it where it has none',
  sentence: 'A virtual directory that the front end does not have is not there.',
  clause: 'WIRE-HND-8',
  changes: {
    readMap: (readMap) => async () => {
      const map = await readMap();
      const others = map.topology.servers.map(({ virtualDirectories }) => virtualDirectories);
      const virtualDirectories = Object.assign({}, ...others.toReversed(), map.self.virtualDirectories);
      return { ...map, self: { ...map.self, virtualDirectories } };
    },
  },
  breaks: ['owa-front-end-without-owa/*', 'eas-front-end-without-active-sync/*'],
};
