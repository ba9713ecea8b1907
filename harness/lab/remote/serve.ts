import { createLabClock, realClock } from '../../../contract/clock.ts';
import { UsageError } from '../../../input/errors.ts';
import { didYouMean } from '../../../input/nearest.ts';
import type { NameMap } from '../../../net/name-map.ts';
import { isMailbox, serverNamed, type Topology } from '../../../topology/index.ts';
import { isPlayedByImplementation } from '../../implementations/under-test.ts';
import type { Unit, UnitPort } from '../unit.ts';
import { type BuiltinVariant, builtinPart } from '../units/front-ends.ts';
import { createInProcessUnit, type InProcessUnitOptions, unitClockOf } from '../units/in-process.ts';
import { startMockPart } from '../units/part.ts';
import { listenForControl } from './control-server.ts';
import { identityOf, type LabKeys } from './keys.ts';

export interface ServeOptions {
  server: string;
  /** Reads them anew for each start: another organisation has other certificates. */
  keys: () => LabKeys;
  /** Of a front end. */
  variant: BuiltinVariant;
  /** Told of what is served, right after each start. */
  onStart?: (unit: Unit, ports: readonly UnitPort[], topology: Topology) => void;
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
  options: ServeOptions,
  topology: Topology,
  names?: NameMap,
): Promise<Served> {
  const { server } = options;
  const servers = ['directory', ...topology.servers.map(({ name }) => name)];
  if (!servers.includes(server)) {
    throw new UsageError(
      `the topology has no server "${server}"${didYouMean(server, servers)}; it has ${servers.join(', ')}`,
    );
  }
  const { standardEndpoint, standardNames } = await import('../standard-addresses.ts');
  const endpointFor = standardEndpoint(topology);
  const unit = makeUnit(options, {
    clock: realClock,
    unitClock: null,
    endpointFor: (port) => endpointFor(server, port),
  });
  const ports = await unit.start(topology, names ?? standardNames(topology));
  options.onStart?.(unit, ports, topology);
  const { version, serverRole } = serverNamed(topology, server) ?? {};
  return { announcement: { ready: true, server, version, serverRole, ports }, stop: unit.close };
}

/**
 * Waits on a control port for the lab that steers this server; its own ports are those that the lab names, or free
 * ones, its time is the lab's. @throws ListenError, UsageError
 */
export async function serveControlled(
  options: ServeOptions,
  endpoint: UnitPort['endpoint'],
): Promise<Served> {
  const { server, keys } = options;
  let unit: Unit | undefined;
  const listener = await listenForControl(
    {
      server,
      labKey: keys().labKey,
      makeUnit({ now, ports: before, topology }) {
        const clock = createLabClock(now);
        const made = makeUnit(options, {
          clock,
          unitClock: unitClockOf(clock),
          endpointFor: (port) =>
            before.find(({ nominalPort }) => nominalPort === port)?.endpoint ?? {
              address: endpoint.address,
              port: 0,
            },
        });
        unit = {
          ...made,
          async start(...order) {
            const ports = await made.start(...order);
            options.onStart?.(made, ports, topology);
            return ports;
          },
        };
        return unit;
      },
    },
    endpoint,
  );
  return {
    announcement: { server, control: listener.endpoint },
    async stop() {
      await Promise.all([listener.close(), unit?.close()]);
    },
  };
}

/** Whatever the topology says that the server is: a mock, a front end of the built-in proxy, or both. */
function makeUnit(
  { server, keys, variant }: ServeOptions,
  place: Pick<InProcessUnitOptions, 'clock' | 'unitClock' | 'endpointFor'>,
): Unit {
  const { labKey } = keys();
  return createInProcessUnit({
    ...place,
    server,
    labKey,
    identity: async () => identityOf(keys(), server),
    followsDirectory: (topology) => isPlayedByImplementation(topology, server),
    partsOf(topology) {
      if (!isPlayedByImplementation(topology, server)) return [startMockPart];
      const described = serverNamed(topology, server);
      return [
        ...(described !== undefined && isMailbox(described) ? [startMockPart] : []),
        builtinPart(variant),
      ];
    },
  });
}
