import type { Dispatcher } from 'undici';
import { createDirectoryClient, type Directory } from '../contract/directory.ts';
import { UsageError } from '../input/errors.ts';
import type { HttpProtocol } from '../protocols/registry.ts';
import { isClientAccess, serverNamed } from '../topology/index.ts';
import {
  createDecider,
  createForgetfulDecider,
  createTokenSource,
  type FrontEnd,
  type FrontEndChanges,
  type FrontEndParts,
  type TopologyMap,
} from './front-end.ts';
import { everythingUp } from './health/health.ts';
import { createAuthentication } from './http/authenticate.ts';
import { createForward } from './http/forward.ts';
import { backEndRequestHeaders, clientAnswerHeaders } from './http/forward-headers.ts';
import { handle } from './http/handle.ts';
import { createSessions } from './http/session.ts';
import type { ProxyLimits } from './limits.ts';
import { recordOf } from './logs/record.ts';
import { frontEndProtocols } from './protocols/index.ts';
import { forms } from './protocols/owa/forms.ts';
import { decide } from './routing/decide.ts';
import { createDirectoryTransport } from './routing/directory-transport.ts';
import { createDiscovery } from './routing/discover.ts';
import type { ProxyOptions } from './types.ts';

/** What a front end is composed from besides its options. */
export interface Materials {
  limits: ProxyLimits;
  /** Leads to the directory and to back ends. */
  agent: Dispatcher;
  changes: FrontEndChanges;
}

/** A front end, and how to make it read the organisation again. */
export interface ComposedFrontEnd {
  frontEnd: FrontEnd;
  /** @throws DirectoryError; the old map stays in use then */
  refreshTopology(): Promise<void>;
}

/**
 * Puts a front end together, part by part, and reads the organisation.
 * @throws DirectoryError, or UsageError when `server` is not a 2013 Client Access server of the topology
 */
export async function composeFrontEnd(
  { server: name, clock, health = everythingUp, ...options }: ProxyOptions,
  { limits, agent, changes }: Materials,
): Promise<ComposedFrontEnd> {
  const made = <Part extends keyof FrontEndParts>(part: Part, right: FrontEndParts[Part]) =>
    changes[part]?.(right) ?? right;

  const transport = { ...options.directory, dispatcher: agent, clock, timeoutMs: limits.directoryTimeoutMs };
  const directory = made('directory', createDirectoryClient(createDirectoryTransport(transport)));
  const readMap = made('readMap', () => mapOf(directory, name));
  let map = await readMap();
  const currentMap = () => map;
  const discovery = made('discovery', createDiscovery(directory, clock, limits));
  const answerHeaders = made('answerHeaders', clientAnswerHeaders);
  const otherDecide = changes.decide?.(decide);
  const frontEnd: FrontEnd = {
    name,
    map: currentMap,
    clock,
    limits,
    discovery,
    authentication: made('authentication', createAuthentication(discovery)),
    sessions: made('sessions', createSessions(options.sessionSecret, limits.sessionRefreshMs)),
    forms: made('forms', forms),
    decide:
      otherDecide === undefined
        ? createDecider(decide, health, currentMap, isDecidedByAccount)
        : createForgetfulDecider(otherDecide, health, currentMap),
    tokenFor: made('tokenFor', createTokenSource(name, options.labKey, clock, limits.identityTokenMs)),
    requestHeaders: made('requestHeaders', backEndRequestHeaders),
    answerHeaders,
    forward: made('forward', createForward(agent, clock, answerHeaders)),
    handle: made('handle', handle),
    recordOf: made('recordOf', recordOf),
  };
  return {
    frontEnd,
    async refreshTopology() {
      map = await readMap();
    },
  };
}

const isDecidedByAccount = (protocol: HttpProtocol) => frontEndProtocols[protocol]?.decidesByAccount === true;

async function mapOf(directory: Directory, name: string): Promise<TopologyMap> {
  const topology = await directory.topology();
  const self = serverNamed(topology, name);
  if (self === undefined || !isClientAccess(self, 2013)) {
    const known = topology.servers.filter((server) => isClientAccess(server, 2013));
    throw new UsageError(
      `the topology has no Exchange 2013 Client Access server "${name}"; it has ${known.map((it) => it.name).join(', ') || 'none'}`,
    );
  }
  return { topology, self };
}
