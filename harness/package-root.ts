import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

let known: string | undefined;

/**
 * The folder of coexlab's own package.json, where specs/ and fixtures/ lie; the same from the sources, from dist/ and
 * installed under node_modules. @throws Error when this file does not lie in the package
 */
export function packageRoot(): string {
  known ??= rootAbove(import.meta.dirname);
  return known;
}

/** The version in that package.json. */
export function packageVersion(): string {
  const text = readFileSync(join(packageRoot(), 'package.json'), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

function rootAbove(folder: string): string {
  const file = join(folder, 'package.json');
  if (existsSync(file) && (JSON.parse(readFileSync(file, 'utf8')) as { name?: string }).name === 'coexlab')
    return folder;
  const parent = dirname(folder);
  if (parent === folder) throw new Error("coexlab's package.json was not found above its own files");
  return rootAbove(parent);
}
