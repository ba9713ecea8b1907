import { randomBytes } from 'node:crypto';
import type { Clock } from '../../contract/clock.ts';
import type { FrontEndChanges } from '../../proxy/front-end.ts';
import { startProxy } from '../../proxy/index.ts';
import { createHttpProxyLogs } from '../../proxy/logs/httpproxy-logs.ts';
import { routedProtocols } from '../../proxy/routing/decide.ts';
import type { ProxyOptions, RunningProxy } from '../../proxy/types.ts';
import { closeAll, settledAll } from '../lab/close-all.ts';
import { packageVersion } from '../package-root.ts';
import {
  httpProxyLogFeature,
  type Implementation,
  type ImplementationConfig,
  type RunningImplementation,
} from './implementation.ts';

/** What specs may say that a case `needs`, and the built-in proxy has. */
const features: readonly string[] = [...routedProtocols, 'clock', httpProxyLogFeature];

/**
 * Every case is another user, and the lab clock stands still: what is remembered of users would grow with the cases. More
 * refreshes than one in an hour would make `advance: 8h` slow.
 */
const limits = {
  accountEntries: 1_000,
  credentialsEntries: 1_000,
  topologyRefreshMs: 3_600_000,
};

export interface BuiltinOptions {
  clock: Clock;
  /** What a mutant makes otherwise. */
  changes?: FrontEndChanges;
  /** Added to the name in reports: that of the mutant. */
  variant?: string;
  onRequest?: ProxyOptions['onRequest'];
}

/** The CAS2013 emulation of proxy/ as the implementation under test: one front end per CAS2013 server. */
export function builtinImplementation(options: BuiltinOptions): Implementation {
  return {
    describe: () => describeBuiltin(options.variant),
    start: (config) => startBuiltin(config, options),
  };
}

/** What the built-in implementation says of itself, without being started. */
export function describeBuiltin(variant?: string): ReturnType<Implementation['describe']> {
  return {
    name: variant === undefined ? 'builtin' : `builtin (${variant})`,
    version: packageVersion(),
    features,
  };
}

/** One front end as a lab has it. @throws ListenError, DirectoryError */
export function startFrontEnd(
  options: Omit<ProxyOptions, 'limits'>,
  changes?: FrontEndChanges,
): Promise<RunningProxy> {
  return startProxy({ ...options, limits }, changes);
}

async function startBuiltin(
  config: ImplementationConfig,
  { clock, changes, onRequest }: BuiltinOptions,
): Promise<RunningImplementation> {
  // One for all of them: behind a VIP the next request may come to another front end (field bug 17).
  const sessionSecret = randomBytes(32).toString('base64url');
  const { names, directory, labKey, httpProxyLogs } = config;
  const logs = httpProxyLogs === undefined ? undefined : createHttpProxyLogs(httpProxyLogs, writeWarning);
  const told = [onRequest, logs?.onRequest].filter((one) => one !== undefined);
  const tellAll: NonNullable<ProxyOptions['onRequest']> = (record, topology) => {
    for (const tell of told) tell(record, topology);
  };
  const started = config.frontEnds.flatMap(({ server, listen, tls }) =>
    listen.map(({ endpoint }) =>
      startFrontEnd(
        {
          server,
          listen: endpoint,
          tls,
          names,
          directory,
          labKey,
          sessionSecret,
          clock,
          ...(told.length > 0 && { onRequest: tellAll }),
        },
        changes,
      ),
    ),
  );
  const proxies = await settledAll(started, (proxy: RunningProxy) => proxy.stop());
  return {
    ports: proxies.flatMap(({ server, ports }) => ports.map((port) => ({ server, ...port }))),
    async stopServer(server) {
      await Promise.all(proxies.filter((proxy) => proxy.server === server).map((proxy) => proxy.stop()));
    },
    async topologyChanged() {
      await Promise.all(proxies.map((proxy) => proxy.refreshTopology()));
    },
    async settled() {
      await Promise.all(proxies.map((proxy) => proxy.settled()));
    },
    async stop() {
      await closeAll(proxies.map((proxy) => () => proxy.stop()));
      logs?.close();
    },
  };
}

const writeWarning = (problem: string) => process.emitWarning(problem, { code: 'builtin' });
