import { createLabClock, realClock } from '../../../contract/clock.ts';
import { didYouMean, UsageError } from '../../../input/index.ts';
import type { Endpoint, NameMap } from '../../../net/name-map.ts';
import type { Decide, ProxyOptions } from '../../../proxy/types.ts';
import { serverNamed, type Topology } from '../../../topology/index.ts';
import { standardEndpoint, standardNames } from '../standard-addresses.ts';
import { listenForControl } from './control-server.ts';
import { identityOf, type LabKeys } from './keys.ts';
import { startUnit, type Unit } from './unit.ts';

export interface ServeOptions {
  server: string;
  keys: LabKeys;
  /** Of a front end: a mutant in place of its own decision. */
  decide?: Decide;
  /** Of a front end. */
  onRequest?: ProxyOptions['onRequest'];
  /** Told of what is served, right after its start. */
  onStart?: (unit: Unit, topology: Topology) => void;
}

/** A server that runs in this process. */
export interface Served {
  /** What the one line on standard output says. */
  announcement: object;
  stop(): Promise<void>;
}

/**
 * Serves at the standard addresses, on the real clock, for whoever is there.
 * @param names where the other servers are; default: at their standard addresses
 * @throws UsageError for a server that the topology or the keys do not have; ListenError; DirectoryError
 */
export async function serveAlone(
  { server, keys, decide, onRequest, onStart }: ServeOptions,
  topology: Topology,
  names: NameMap = standardNames(topology),
): Promise<Served> {
  const servers = ['directory', ...topology.servers.map(({ name }) => name)];
  if (!servers.includes(server)) {
    throw new UsageError(
      `the topology has no server "${server}"${didYouMean(server, servers)}; it has ${servers.join(', ')}`,
    );
  }
  const endpointFor = standardEndpoint(topology);
  const unit = await startUnit(
    {
      server,
      topology,
      tls: identityOf(keys, server),
      labKey: keys.labKey,
      clock: realClock,
      endpointFor: (port) => endpointFor(server, port),
      ...(decide && { decide }),
      ...(onRequest && { onRequest }),
    },
    names,
  );
  onStart?.(unit, topology);
  const { version, serverRole } = serverNamed(topology, server) ?? {};
  return { announcement: { ready: true, server, version, serverRole, ports: unit.ports }, stop: unit.stop };
}

/**
 * Waits on a control port for the lab that steers this server; its own ports are free ones, its time is the lab's.
 * @param start milliseconds since the epoch @throws ListenError, UsageError
 */
export async function serveControlled(
  { server, keys, decide, onRequest, onStart }: ServeOptions,
  endpoint: Endpoint,
  start: number,
): Promise<Served> {
  const tls = identityOf(keys, server);
  let unit: Unit | undefined;
  const listener = await listenForControl(
    {
      server,
      labKey: keys.labKey,
      async start(topology, names) {
        unit = await startUnit(
          {
            server,
            topology,
            tls,
            labKey: keys.labKey,
            clock: createLabClock(start),
            endpointFor: () => ({ address: endpoint.address, port: 0 }),
            ...(decide && { decide }),
            ...(onRequest && { onRequest }),
          },
          names,
        );
        onStart?.(unit, topology);
        return unit;
      },
    },
    endpoint,
  );
  return {
    announcement: { server, control: listener.endpoint },
    async stop() {
      await Promise.all([listener.close(), unit?.stop()]);
    },
  };
}
