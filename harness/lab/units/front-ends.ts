import { createHmac } from 'node:crypto';
import type { FrontEndChanges } from '../../../proxy/front-end.ts';
import type { ProxyOptions } from '../../../proxy/types.ts';
import { nominalPorts } from '../../../topology/index.ts';
import type {
  Implementation,
  ImplementationConfig,
  RunningImplementation,
} from '../../implementations/implementation.ts';
import type { PartOptions, StartPart } from './part.ts';

/** What a front end of the built-in proxy does differently, if anything. */
export interface BuiltinVariant {
  /** What a mutant makes otherwise. */
  changes?: FrontEndChanges;
  onRequest?: ProxyOptions['onRequest'];
}

/** One front end of the built-in proxy by itself: what a process of its own has. @throws ListenError, DirectoryError */
export function builtinPart({ changes, onRequest }: BuiltinVariant): StartPart {
  return async ({ server, topology, clock, names, tls, labKey, endpointFor }) => {
    const { startFrontEnd } = await import('../../implementations/builtin.ts');
    const options = {
      server,
      listen: endpointFor(nominalPorts.https),
      tls,
      names,
      directory: { url: `https://${topology.directory.fqdn}`, key: labKey },
      labKey,
      // Front ends behind one name read each other's cookies, in whatever process they live (field bug 17).
      sessionSecret: createHmac('sha256', labKey).update('session').digest('base64url'),
      clock,
      ...(onRequest && { onRequest }),
    };
    const proxy = await startFrontEnd(options, changes);
    return {
      ports: proxy.ports,
      refresh: () => proxy.refreshTopology(),
      settled: () => proxy.settled(),
      stop: proxy.stop,
    };
  };
}

/**
 * The front ends of an implementation that is started once for all of them.
 * @param configure what it is told then
 */
export function implementationParts(
  implementation: Implementation,
  configure: (options: PartOptions) => Promise<ImplementationConfig>,
): StartPart {
  let running: Promise<RunningImplementation> | undefined;
  let refreshing: Promise<void> | undefined;
  let closed: Promise<void> | undefined;
  return async (options) => {
    const { server } = options;
    running ??= configure(options).then((config) => implementation.start(config));
    const it = await running;
    return {
      ports: it.ports.filter((port) => port.server === server),
      async refresh() {
        refreshing ??= it.topologyChanged?.().finally(() => {
          refreshing = undefined;
        });
        await refreshing;
      },
      settled: async () => it.settled?.(),
      async stop() {
        if (it.stopServer === undefined) {
          throw new Error(`${implementation.describe().name} cannot stop ${server} alone`);
        }
        await it.stopServer(server);
      },
      close() {
        closed ??= it.stop();
        return closed;
      },
    };
  };
}
