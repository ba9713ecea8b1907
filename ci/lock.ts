/** What is used of a package-lock.json (version 3). */
export interface Lock {
  packages: Record<string, LockedPackage>;
}

export interface LockedPackage {
  version?: string;
  dev?: boolean;
  optional?: boolean;
  os?: string[];
  cpu?: string[];
  libc?: string[];
  optionalDependencies?: Record<string, string>;
}

const platform =
  /(?:^|[-/])(?<os>android|darwin|freebsd|linux|openharmony|win32)-(?<cpu>arm64|arm|ia32|loong64|ppc64|riscv64|s390x|x64)(?:-(?<abi>[a-z]+))?$/;

/**
 * Adds the native packages of other platforms that a registry with only some of them left out of the lock: without an
 * entry for each, `npm ci` refuses the whole lock as out of step with package.json, on every platform. Pure.
 */
export function withOtherPlatforms(lock: Lock): { lock: Lock; added: string[] } {
  const missing = Object.entries(lock.packages).flatMap(([parent, { optionalDependencies = {}, dev }]) =>
    Object.entries(optionalDependencies).flatMap(([name, version]) => {
      const known = [`node_modules/${name}`, `${parent}/node_modules/${name}`];
      if (known.some((path) => path in lock.packages)) return [];
      return [[`node_modules/${name}`, entryOf(name, version, dev === true)] as const];
    }),
  );
  const packages = Object.entries({ ...lock.packages, ...Object.fromEntries(missing) });
  return {
    lock: { ...lock, packages: Object.fromEntries(packages.toSorted(([a], [b]) => (a < b ? -1 : 1))) },
    added: missing.map(([path]) => path),
  };
}

function entryOf(name: string, version: string, dev: boolean): LockedPackage {
  const { os, cpu, abi } = platform.exec(name)?.groups ?? {};
  if (os === undefined || cpu === undefined || !/^\d/.test(version)) {
    throw new Error(
      `${name}@${version} is missing in the lock, and its platform cannot be read from its name`,
    );
  }
  const libc = abi?.startsWith('gnu') ? 'glibc' : abi?.startsWith('musl') ? 'musl' : undefined;
  return {
    version,
    cpu: [cpu],
    ...(dev && { dev }),
    ...(libc !== undefined && os === 'linux' && { libc: [libc] }),
    optional: true,
    os: [os],
  };
}
