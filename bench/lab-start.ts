import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { builtinImplementation } from '../harness/implementations/builtin.ts';
import { haveSameFrontEnds } from '../harness/lab/fixed-parts.ts';
import { startInProcessLab } from '../harness/lab/in-process.ts';
import { createLabPool } from '../harness/lab/pool.ts';
import { packageRoot } from '../harness/package-root.ts';
import { type CertificateAuthority, createCertificateAuthority } from '../net/certificates.ts';
import type { Topology } from '../topology/index.ts';
import { loadTopology } from '../topology/load.ts';
import { lines, milliseconds } from './part.ts';
import { median } from './statistics.ts';

/** How long the coexistence lab takes until every server listens; medians in milliseconds. */
export interface LabStartFigures {
  runs: number;
  /** In a process that has just begun: certificate library, lab CA, certificates, servers. Modules are loaded before. */
  freshMs: number;
  /** Another lab of the same authority. */
  anotherMs: number;
  /** An exclusive lab of the pool that was used before and restored. */
  pooledMs: number;
  closeMs: number;
}

/** @param runs how many labs each median is of; a fifth of it for those that need a process of their own */
export async function measureLabStart(runs: number, progress: (what: string) => void = () => {}) {
  const fresh: number[] = [];
  for (let run = 0; run < Math.ceil(runs / 5); run += 1) {
    progress(`lab start, process ${run + 1}`);
    fresh.push(startInFreshProcess());
  }
  progress('lab start, pool');
  const topology = coexistence();
  const authority = await createCertificateAuthority();
  const start = (it: Topology) => startLab(it, authority);
  await (await start(topology)).close();
  const another: number[] = [];
  const close: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const { ms, result } = await timed(() => start(topology));
    another.push(ms);
    close.push((await timed(() => result.close())).ms);
  }
  const pool = createLabPool({
    startLab: start,
    canBecome: (lab, it) => haveSameFrontEnds(lab.topology, it),
  });
  const pooled: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const { ms, result } = await timed(() => pool.startLab(topology));
    pooled.push(ms);
    await result.close();
  }
  await pool.close();
  return {
    runs,
    freshMs: median(fresh),
    anotherMs: median(another),
    pooledMs: median(pooled),
    closeMs: median(close),
  } satisfies LabStartFigures;
}

/** The figures as text. */
export function labStartText({ runs, freshMs, anotherMs, pooledMs, closeMs }: LabStartFigures): string {
  return lines([
    ['certificates made', `${milliseconds(freshMs)} (median of ${Math.ceil(runs / 5)} processes)`],
    ['certificates reused', `${milliseconds(anotherMs)} (median of ${runs})`],
    ['from the pool', milliseconds(pooledMs)],
    ['close', milliseconds(closeMs)],
  ]);
}

function coexistence(): Topology {
  return loadTopology(join(packageRoot(), 'fixtures/topologies/coexistence.yaml'));
}

function startLab(topology: Topology, authority: CertificateAuthority) {
  return startInProcessLab({
    topology,
    authority,
    implementation: (clock) => builtinImplementation({ clock }),
  });
}

function startInFreshProcess(): number {
  const { status, stdout, stderr } = spawnSync(process.execPath, [import.meta.filename, '--fresh'], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`the lab did not start in a process of its own: ${stderr}`);
  return Number(stdout);
}

async function timed<T>(work: () => Promise<T>): Promise<{ ms: number; result: T }> {
  const before = performance.now();
  const result = await work();
  return { ms: performance.now() - before, result };
}

if (import.meta.main) {
  if (process.argv.includes('--fresh')) {
    const topology = coexistence();
    const { ms, result } = await timed(async () => startLab(topology, await createCertificateAuthority()));
    await result.close();
    process.stdout.write(String(ms));
  } else {
    process.stdout.write(`${labStartText(await measureLabStart(25))}\n`);
  }
}
