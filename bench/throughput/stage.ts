import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type NameMap, nameKey } from '../../net/name-map.ts';
import { nominalPorts } from '../../topology/index.ts';
import { type Child, startChild } from '../child.ts';
import type { Contestant } from './contestants.ts';
import type { ContestantConfig, ContestantReady, Listening, LoadOrder, LoadResult } from './contract.ts';
import { createOrganisation, type Organisation } from './organisation.ts';

/** Everything that takes part, started: each contestant, the back end and the load in a process of its own. */
export interface Stage {
  organisation: Organisation;
  started: { contestant: Contestant; ready: ContestantReady }[];
  /** One load at a time. */
  load(order: LoadOrder): Promise<LoadResult>;
  close(): Promise<void>;
}

/**
 * @param profileFolder where every Node contestant leaves a .cpuprofile when it ends; null: nowhere
 * @throws Error when one of them cannot start; nothing is left running then
 */
export async function openStage(
  contestants: readonly Contestant[],
  profileFolder: string | null,
): Promise<Stage> {
  const children: Pick<Child<unknown, never, unknown>, 'stop'>[] = [];
  const folder = mkdtempSync(join(tmpdir(), 'coexlab-bench-'));
  const removeFolder = () => rmSync(folder, { recursive: true, force: true });
  process.once('exit', removeFolder);
  const start = async <R, Q = never, A = never>(module: string, config: unknown, options: string[] = []) => {
    const child = await startChild<R, Q, A>(module, config, options);
    children.push(child);
    return child;
  };
  const organisation = await createOrganisation();
  const close = async () => {
    await Promise.all([...children.map((child) => child.stop()), organisation.directory.stop()]);
    removeFolder();
    process.off('exit', removeFolder);
  };
  try {
    const backEnd = await start<Required<Listening>>(import.meta.resolve('./back-end.ts'), {
      tls: organisation.backEnd.tls,
    });
    const config = contestantConfig(organisation, backEnd.ready, folder);
    const started: Stage['started'] = [];
    for (const contestant of contestants) {
      const { module } = contestant;
      const ready =
        module === null
          ? { listening: backEnd.ready, pid: backEnd.pid }
          : (await start<ContestantReady>(module, config, profiling(profileFolder, module))).ready;
      started.push({ contestant, ready });
    }
    const loader = await start<null, LoadOrder, LoadResult>(import.meta.resolve('./load.ts'), {});
    return { organisation, started, load: (order) => loader.ask(order), close };
  } catch (error) {
    await close();
    throw error;
  }
}

function contestantConfig(
  { frontEnd, backEnd, topology, labKey, names }: Organisation,
  listening: Required<Listening>,
  folder: string,
): ContestantConfig {
  const hosts: NameMap = Object.fromEntries(
    backEnd.hosts.map((host) => [nameKey(host, nominalPorts.https), [listening.https]]),
  );
  return {
    tls: frontEnd.tls,
    backEnd: { ...listening, name: backEnd.hosts[0] ?? '' },
    folder,
    builtin: {
      server: frontEnd.server,
      names: { ...names, ...hosts },
      directory: { url: `https://${topology.directory.fqdn}`, key: labKey },
      labKey,
    },
  };
}

function profiling(folder: string | null, module: string): string[] {
  if (folder === null) return [];
  const name = module.replace(/^.*\/|\.ts$/g, '');
  return ['--cpu-prof', `--cpu-prof-dir=${folder}`, `--cpu-prof-name=${name}.cpuprofile`];
}
