import { protocolOf } from '../../../../protocols/registry.ts';
import { frontEndProtocols } from '../../../../proxy/protocols/index.ts';
import type { Mutant } from '../../mutant.ts';

export const everythingIsOwa: Mutant = {
  name: 'everything-is-owa',
  description: 'passes what is in no virtual directory on as if it were in /owa',
  sentence: 'What is in no virtual directory goes no further.',
  clause: 'WIRE-HND-6',
  changes: {
    handle: (handle) => async (frontEnd, context) => {
      const { owa } = frontEnd.map().self.virtualDirectories;
      const isAnything = protocolOf(context.url) !== undefined || /^(\/|[^/].*|\/ecp\/.*)$/.test(context.url);
      if (isAnything || owa === undefined || /healthcheck\.htm/i.test(context.url))
        await handle(frontEnd, context);
      else
        await frontEndProtocols.owa?.handle(
          frontEnd,
          Object.assign(context, { protocol: 'owa', path: '/owa/' }),
          owa,
        );
    },
  },
  breaks: ['owa-not-a-virtual-directory/*'],
};
