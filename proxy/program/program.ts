import { realClock } from '../../contract/clock.ts';
import { CoexlabError, exitCodes, UsageError } from '../../input/errors.ts';
import { startProxy } from '../http/server.ts';
import type { ProxyOptions, RunningProxy } from '../types.ts';
import { readProxyConfig } from './program-config.ts';

/** What a program has of the world. */
export interface ProgramIo {
  /** Writes a line to standard output. */
  out(line: string): void;
  /** Writes a line to standard error. */
  err(line: string): void;
  /** Resolves when the program is asked to end. */
  stopRequested: Promise<void>;
  /** Told of every request, as in ProxyOptions. */
  onRequest?: ProxyOptions['onRequest'];
}

/** Resolves at the first SIGTERM or SIGINT. */
export function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve());
  });
}

/**
 * Runs one front end until it is asked to stop. Writes exactly one line to standard output, once it listens:
 * `{"ready":true,"server":…,"ports":[{"nominalPort":443,"endpoint":{"address":…,"port":…}}]}`.
 * Resolves with the exit code: 0, 2 for an unusable configuration, 3 when it could not start.
 */
export async function runProxyProgram(configFile: string, io: ProgramIo): Promise<number> {
  let proxy: RunningProxy;
  try {
    const config = readProxyConfig(configFile);
    const { err: onProblem, onRequest } = io;
    proxy = await startProxy({ ...config, clock: realClock, onProblem, ...(onRequest && { onRequest }) });
  } catch (error) {
    if (!(error instanceof CoexlabError) || error.exitCode === exitCodes.harnessBroke) throw error;
    io.err(error instanceof UsageError ? `${configFile}: ${error.message}` : error.message);
    return error.exitCode;
  }
  io.out(JSON.stringify({ ready: true, server: proxy.server, ports: proxy.ports }));
  await io.stopRequested;
  await proxy.stop();
  return exitCodes.asExpected;
}
