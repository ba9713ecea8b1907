import { frontEndProtocols } from '../../../../proxy/protocols/index.ts';
import { virtualDirectoryAt } from '../../../../topology/virtual-directories.ts';
import type { Mutant } from '../../mutant.ts';

export const everythingIsOwa: Mutant = {
  name: 'everything-is-owa',
  description: 'passes what is in no virtual directory on as if it were in /owa',
  sentence: 'What is in no virtual directory goes no further.',
  clause: 'WIRE-HND-6',
  changes: {
    handle: (handle) => async (frontEnd, context) => {
      const { owa } = frontEnd.map().self.virtualDirectories;
      const isNowhere = /^\/[^/]/.test(context.url) && virtualDirectoryAt(context.url) === undefined;
      if (!isNowhere || owa === undefined) await handle(frontEnd, context);
      else {
        Object.assign(context, { protocol: 'owa', path: '/owa/' });
        await frontEndProtocols.owa?.handle(frontEnd, context, owa);
      }
    },
  },
  breaks: ['owa-not-a-virtual-directory/*'],
};
