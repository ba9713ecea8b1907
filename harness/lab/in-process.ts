import { randomBytes } from 'node:crypto';
import { type Clock, createLabClock, realClock } from '../../contract/clock.ts';
import { nominalPortsOf } from '../../mocks/index.ts';
import type { CertificateAuthority } from '../../net/certificates.ts';
import type { Endpoint, NameMap } from '../../net/name-map.ts';
import { serverNamed, type Topology } from '../../topology/index.ts';
import type { Implementation, ImplementationConfig } from '../implementations/implementation.ts';
import {
  frontEndPortsOf,
  isPlayedByImplementation,
  playedByImplementation,
} from '../implementations/under-test.ts';
import { type AssembledLab, assembleLab } from './assemble.ts';
import { certificateNames, flawedIdentityOf } from './certificates.ts';
import { tidyRegularly } from './tidy.ts';
import type { Unit, UnitClock } from './unit.ts';
import { implementationParts } from './units/front-ends.ts';
import { createInProcessUnit, unitClockOf } from './units/in-process.ts';
import { type StartPart, startMockPart } from './units/part.ts';

export interface InProcessOptions {
  topology: Topology;
  /** Servers that are down from the beginning. */
  stopped?: readonly string[];
  /** Issues the certificates; shared by labs, so that they are made once. */
  authority: CertificateAuthority;
  /** What plays the servers under test. It lives on the lab's clock, if it can. Not started when there are none. */
  implementation: (clock: Clock) => Implementation;
  /** Default: a lab clock that starts now and moves only by `advance`. */
  clock?: 'lab' | 'real';
  /** Where a server listens for a nominal port; default: a free port of 127.0.0.1. */
  endpointFor?: (server: string, nominalPort: number) => Endpoint;
  /** Folder for the implementation's HttpProxy logs; default: nobody reads any. */
  httpProxyLogs?: string;
}

/** A lab whose servers all live in this process. */
export type InProcessLab = AssembledLab;

/**
 * Starts directory and mocks at once and the front ends after them, each on real TLS sockets of this machine's loopback.
 * @throws ListenError, or what the implementation's start throws; nothing stays open then
 */
export async function startInProcessLab(options: InProcessOptions): Promise<InProcessLab> {
  const { authority, topology: initial, stopped } = options;
  const { clock, unitClock } = options.clock === 'real' ? realTime : labTime();
  const endpointFor = options.endpointFor ?? (() => ({ address: '127.0.0.1', port: 0 }));
  const labKey = randomBytes(32).toString('base64url');
  const implementation = options.implementation(clock);
  const identity = (topology: Topology, server: string) =>
    authority.identityFor(certificateNames(topology).get(server) ?? [server]);
  const frontEnds = implementationParts(implementation, async ({ topology, names }) =>
    configuration(topology, (server) => identity(topology, server), endpointFor, {
      names,
      labKey,
      httpProxyLogs: options.httpProxyLogs,
    }),
  );
  const unit = (server: string, start: StartPart, isFrontEnd: boolean): Unit =>
    createInProcessUnit({
      server,
      clock,
      unitClock,
      labKey,
      identity: (topology) => identity(topology, server),
      endpointFor: (port) => endpointFor(server, port),
      partsOf: () => [start],
      followsDirectory: () => isFrontEnd,
      restarts: !isFrontEnd,
    });
  let stopTidying = () => {};
  const lab = await assembleLab(
    {
      ca: authority.ca,
      labKey,
      implementation: implementation.describe(),
      now: clock.now,
      flawedIdentity: (...wanted) => flawedIdentityOf(authority, ...wanted),
      makeUnits(server, topology) {
        const described = serverNamed(topology, server);
        const isMock = described === undefined || nominalPortsOf(described).length > 0;
        return [
          ...(isMock ? [unit(server, startMockPart, false)] : []),
          ...(isPlayedByImplementation(topology, server) ? [unit(server, frontEnds, true)] : []),
        ];
      },
      ...(options.httpProxyLogs !== undefined && { httpProxyLogs: options.httpProxyLogs }),
      close: async () => stopTidying(),
    },
    initial,
    stopped,
  );
  if (unitClock === null) stopTidying = tidyRegularly(realClock, (before) => void lab.forget(before));
  return lab;
}

const realTime = { clock: realClock, unitClock: null };

function labTime(): { clock: Clock; unitClock: UnitClock } {
  const clock = createLabClock(realClock.now());
  return { clock, unitClock: unitClockOf(clock) };
}

async function configuration(
  topology: Topology,
  identityOf: (server: string) => ReturnType<CertificateAuthority['identityFor']>,
  endpointFor: (server: string, nominalPort: number) => Endpoint,
  { names, labKey, httpProxyLogs }: { names: NameMap; labKey: string; httpProxyLogs: string | undefined },
): Promise<ImplementationConfig> {
  return {
    frontEnds: await Promise.all(
      playedByImplementation(topology).map(async (server) => ({
        server: server.name,
        fqdn: server.fqdn,
        listen: frontEndPortsOf(server).map((nominalPort) => ({
          nominalPort,
          endpoint: endpointFor(server.name, nominalPort),
        })),
        tls: await identityOf(server.name),
      })),
    ),
    directory: { url: `https://${topology.directory.fqdn}`, key: labKey },
    names,
    labKey,
    ...(httpProxyLogs !== undefined && { httpProxyLogs }),
  };
}
