import { mkdirSync, statSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { homedir } from 'node:os';
import { join } from 'node:path';

/**
 * Keeps compiled modules (TypeScript without its types too) for the next process or thread: halves its start. They are
 * believed as they lie there, so they lie where only this user can write; where there is no such place, nothing is kept.
 * NODE_COMPILE_CACHE (Node's own) names another folder, NODE_DISABLE_COMPILE_CACHE=1 does without.
 */
export function useCompileCache(environment = process.env) {
  if (environment.NODE_COMPILE_CACHE) return;
  const folder = join(cacheFolder(environment), 'coexlab', 'node-compile-cache');
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    if (isOnlyOurs(folder)) enableCompileCache(folder);
  } catch {
    // A home that cannot be written, or none: every start compiles anew.
  }
}

/** Where the system keeps a user's caches (XDG Base Directory Specification). */
function cacheFolder({ XDG_CACHE_HOME, LOCALAPPDATA }) {
  return XDG_CACHE_HOME || (process.platform === 'win32' && LOCALAPPDATA) || join(homedir(), '.cache');
}

/** On Windows a folder in the user's profile is. */
function isOnlyOurs(folder) {
  if (process.getuid === undefined) return true;
  const { uid, mode } = statSync(folder);
  return uid === process.getuid() && (mode & 0o022) === 0;
}
