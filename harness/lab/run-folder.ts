import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Makes a folder for what this process has to put into files (keys, configurations); whoever makes it removes it. Folders
 * of processes that were killed before they could are removed here: nothing of a lab stays behind for long.
 * @param kind goes into its name: `coexlab-<kind>-<pid>-…`
 */
export function makeRunFolder(kind: string, within = tmpdir()): string {
  for (const name of readdirSync(within)) {
    const pid = /^coexlab-[a-z]+-(\d+)-[A-Za-z0-9]{6}$/.exec(name)?.[1];
    if (pid !== undefined && !isAlive(Number(pid))) removeQuietly(join(within, name));
  }
  return mkdtempSync(join(within, `coexlab-${kind}-${process.pid}-`));
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Somebody else's leftovers are his to remove. */
function removeQuietly(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch {
    return;
  }
}
