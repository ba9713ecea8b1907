import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { getCompileCacheDir } from 'node:module';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';

/** Part of every name, so that what another version has kept is not read. Counts up with the shape of what is kept. */
const format = 1;

/** Files that are kept; a folder that has more is emptied. */
const limit = 256;

/**
 * What `parse` makes of a text, out of a cache where there is one: parsing YAML takes most of the time of loading specs.
 * It lies beside Node's compiled modules and is found by the text alone, so that nobody else's file can be taken for it.
 * @param parse pure, and what it returns is JSON; what is not is not kept. What it throws is thrown every time
 * @param folder default: in Node's compile cache; without one nothing is kept
 */
export function remembered<T>(text: string, parse: () => T, folder: string | undefined = cacheFolder()): T {
  if (folder === undefined) return parse();
  const file = join(folder, `${createHash('sha256').update(`${format}\n${text}`).digest('hex')}.json`);
  return (read(file) as T | undefined) ?? keep(file, folder, parse());
}

function cacheFolder(): string | undefined {
  const compiled = getCompileCacheDir();
  return compiled === undefined ? undefined : join(compiled, 'coexlab-yaml');
}

function read(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** A cache that cannot be written is none. */
function keep<T>(file: string, folder: string, value: T): T {
  const json = JSON.stringify(value);
  if (!isDeepStrictEqual(JSON.parse(json), value)) return value;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    if (readdirSync(folder).length >= limit) rmSync(folder, { recursive: true });
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    // Another process may read it at any time: it is there as a whole or not at all.
    const unfinished = `${file}.${process.pid}`;
    writeFileSync(unfinished, json, { mode: 0o600 });
    renameSync(unfinished, file);
  } catch {}
  return value;
}
