import { UsageError } from '../../../input/errors.ts';
import type { Endpoint, NameMap } from '../../../net/name-map.ts';
import type { Topology } from '../../../topology/index.ts';
import type { Mutant } from '../../explore/mutant.ts';
import type { LabLogs } from '../../lab/logs/lab-logs.ts';
import { ownLabKeys, readLabKeys } from '../../lab/remote/keys.ts';
import { type ServeOptions, serveAlone, serveControlled } from '../../lab/remote/serve.ts';
import { signalled, writeProblem } from '../kit/process.ts';

/** The options of `coexlab serve` as commander hands them over. */
export interface ServeFlags {
  server: string;
  keys: string;
  topology: string;
  overlay?: string[];
  names?: string;
  control?: string;
  mutant?: string;
  iisLogs?: string;
  httpproxyLogs?: string;
}

/** Serves until a signal ends it. @throws UsageError, SourceError, LogFolderError, ListenError, DirectoryError */
export async function serve(flags: ServeFlags): Promise<void> {
  try {
    await serveUntilEnded(flags);
  } finally {
    // A pipe that is listened to would keep the process alive: its lab would wait for ever for what failed.
    if (flags.control !== undefined) process.stdin.destroy();
  }
}

async function serveUntilEnded(flags: ServeFlags): Promise<void> {
  // A lab that is killed leaves nothing behind: the server that it steers ends with it.
  const ended = flags.control === undefined ? signalled() : Promise.race([signalled(), inputEnded()]);
  const mutant = flags.mutant === undefined ? undefined : await mutantNamed(flags.mutant);
  const logs = await logsOf(flags);
  const options: ServeOptions = {
    server: flags.server,
    keys: await keysOf(flags),
    variant: {
      ...(mutant && { changes: mutant.changes }),
      ...(logs?.onRequest && { onRequest: logs.onRequest }),
    },
    onStart({ server, journal }, ports, { domain }) {
      const serverPorts = ports.map((port) => ({ server, ...port }));
      logs?.follow({ ports: serverPorts, domain: domain.netBios }, journal.subscribe);
    },
  };
  const served =
    flags.control === undefined
      ? await serveAlone(options, await topologyOf(flags), await namesOf(flags))
      : await serveControlled(options, parseEndpoint(flags.control));
  process.stdout.write(`${JSON.stringify(served.announcement)}\n`);
  await ended;
  await served.stop();
  logs?.close();
}

function inputEnded(): Promise<void> {
  return new Promise((resolve) => process.stdin.resume().once('end', resolve));
}

// What only some invocations need is loaded by those: a lab across processes starts many of these.

/** @throws SourceError */
async function keysOf({ keys: file, control }: ServeFlags): Promise<ServeOptions['keys']> {
  // The lab that steers a server writes the file anew when the organisation gets other names.
  if (control !== undefined) return () => ownLabKeys(file);
  const keys = await readLabKeys(file);
  return () => keys;
}

async function topologyOf({
  topology,
  overlay,
}: Pick<ServeFlags, 'topology' | 'overlay'>): Promise<Topology> {
  const { findEnvironment } = await import('../../specs/environments.ts');
  return findEnvironment(topology, overlay).topology;
}

/** @throws SourceError */
async function namesOf({ names }: Pick<ServeFlags, 'names'>): Promise<NameMap | undefined> {
  if (names === undefined) return undefined;
  const [{ readJson }, { nameMapSchema }] = await Promise.all([
    import('../../../input/index.ts'),
    import('../../../net/name-map-schema.ts'),
  ]);
  return readJson(names, nameMapSchema, 'end points by host:port');
}

/** @throws LogFolderError */
async function logsOf(flags: ServeFlags): Promise<LabLogs | undefined> {
  if (flags.iisLogs === undefined && flags.httpproxyLogs === undefined) return undefined;
  const { openLabLogs } = await import('../../lab/logs/lab-logs.ts');
  return openLabLogs(flags, writeProblem);
}

/** @throws UsageError for a mutant that there is not */
async function mutantNamed(name: string): Promise<Mutant> {
  const { findMutant } = await import('../../explore/find-mutant.ts');
  return findMutant(name);
}

function parseEndpoint(text: string): Endpoint {
  const [, address, port] = /^([^:]+):(\d{1,5})$/.exec(text) ?? [];
  if (address !== undefined && port !== undefined && Number(port) <= 65_535) {
    return { address, port: Number(port) };
  }
  throw new UsageError(`--control takes host:port such as 127.0.0.1:0, not "${text}"`);
}
