import { readdirSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { didYouMean, readYaml, SourceError, UsageError, type YamlSource } from '../../input/index.ts';
import type { Topology } from '../../topology/index.ts';
import { buildTopology } from '../../topology/load.ts';
import { packageRoot } from '../package-root.ts';
import type { Environment } from './case.ts';
import { hasPath } from './patches.ts';

/** A fixture or a topology file with overlays, as typed. @throws UsageError with the nearest name; SourceError */
export function findEnvironment(name: string, overlays: readonly string[] = []): Environment {
  return createEnvironments().get(name, overlays, process.cwd());
}

/** The environments that a set of specs asks for; each is loaded once. */
export interface Environments {
  /**
   * @param name a fixture's name, or a topology file (with a `/` or ending in .yaml) relative to `base`
   * @throws SourceError from the topology's or an overlay's own text, UnknownFixture when there is none of that name
   */
  get(name: string, overlays: readonly string[], base: string): Environment;
  /** Remembers where a case's merge patch is written, so that `patched` can point there. */
  place(patch: Record<string, unknown>, source: YamlSource): void;
}

/** A fixture that does not exist; the caller knows where it was asked for. */
export class UnknownFixture extends UsageError {
  override readonly code = 'UNKNOWN_FIXTURE';
  /** The name that was asked for. */
  readonly fixture: string;
  constructor(fixture: string, message: string) {
    super(message);
    this.fixture = fixture;
  }
}

/** Environments from fixtures/topologies and fixtures/overlays of the package, or from files. */
export function createEnvironments(fixtures: string = join(packageRoot(), 'fixtures')): Environments {
  const files = new Map<string, YamlSource>();
  const environments = new Map<string, Environment | SourceError>();
  const places = new WeakMap<object, YamlSource>();

  const read = (file: string) => {
    const known = files.get(file) ?? readYaml(file, displayName(file));
    files.set(file, known);
    return known;
  };
  const build = (name: string, sources: YamlSource[]): Environment => {
    const topology = buildTopology(sources);
    // One patch is one topology, whichever cases have it: a lab that has become it serves them all.
    const known = new Map<string, Topology>([[JSON.stringify([]), topology]]);
    return {
      name,
      topology,
      patched(...patches) {
        const key = JSON.stringify(patches);
        const placed = patches.map((patch) => places.get(patch) ?? unplaced(patch));
        const patched = known.get(key) ?? buildTopology([...sources, ...placed]);
        known.set(key, patched);
        return patched;
      },
    };
  };

  return {
    get(name, overlays, base) {
      const wanted = [
        fixtureFile(join(fixtures, 'topologies'), 'environment', name, base),
        ...overlays.map((overlay) => fixtureFile(join(fixtures, 'overlays'), 'overlay', overlay, base)),
      ];
      const key = wanted.join('\n');
      let environment = environments.get(key);
      if (environment === undefined) {
        try {
          environment = build([name, ...overlays].map(shortName).join('+'), wanted.map(read));
        } catch (error) {
          if (!(error instanceof SourceError)) throw error;
          environment = error;
        }
        environments.set(key, environment);
      }
      if (environment instanceof SourceError) throw environment;
      return environment;
    },
    place: (patch, source) => {
      places.set(patch, source);
    },
  };
}

/** How messages and reports name a file: from the package's root when it lies there, else as short as it goes. */
export function displayName(file: string): string {
  const absolute = resolve(file);
  const fromRoot = relative(packageRoot(), absolute);
  const fromHere = relative(process.cwd(), absolute);
  const outside = (path: string) => path.startsWith('..') || isAbsolute(path);
  const name = !outside(fromRoot) ? fromRoot : outside(fromHere) ? absolute : fromHere;
  return name.replaceAll('\\', '/');
}

/** The names of the overlays that come with the package. */
export function overlayNames(): string[] {
  return fixtureNames(join(packageRoot(), 'fixtures', 'overlays'));
}

/** The names of the fixtures in a folder. */
function fixtureNames(folder: string): string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => file.slice(0, -'.yaml'.length))
    .toSorted();
}

function fixtureFile(folder: string, noun: string, name: string, base: string): string {
  if (isFile(name)) return resolve(base, name);
  const known = fixtureNames(folder);
  if (known.includes(name)) return join(folder, `${name}.yaml`);
  throw new UnknownFixture(
    name,
    `there is no ${noun} "${name}"${didYouMean(name, known)}; known: ${known.join(', ')}, or a topology file`,
  );
}

const isFile = (name: string) => /[\\/]|\.ya?ml$/i.test(name);
const shortName = (name: string) =>
  isFile(name) ? `${basename(dirname(resolve(name)))}/${basename(name)}` : name;

function unplaced(patch: Record<string, unknown>): YamlSource {
  return {
    file: 'patch',
    value: patch,
    problem: (_path, message) => ({ file: 'patch', message }),
    has: (path) => hasPath(patch, path),
  };
}
