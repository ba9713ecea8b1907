import { accessSync, closeSync, constants, mkdirSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { CoexlabError, exitCodes } from '../input/errors.ts';

/** A folder that logs cannot be written to. */
export class LogFolderError extends CoexlabError {
  override readonly code = 'LOG_FOLDER';
  override readonly exitCode = exitCodes.badInput;
  constructor(folder: string, cause: unknown) {
    super(`no logs can be written to ${folder}: ${(cause as Error).message}`, { cause });
  }
}

/** How a log is split into files. */
export interface LogFiles {
  /**
   * Name of the file for what happens at `at` (milliseconds since the epoch): another name is another file.
   * @param sequence counts the files of one period from 1
   */
  nameAt(at: number, sequence: number): string;
  /** What each file begins with, line ends included. */
  headerAt(at: number): string;
  /** When the file is there already: go on in it, or take the next number of the sequence. */
  existing: 'append' | 'next';
}

/** A log on disk whose files follow each other in time. */
export interface RollingLog {
  /** Appends text with its line end. On disk when this returns, so that not even a crash loses a line. */
  write(at: number, text: string): void;
  /** What is written later is dropped. */
  close(): void;
}

/** Makes the folder if need be. @throws LogFolderError when nothing can be written there */
export function prepareLogFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new LogFolderError(folder, error);
  }
}

/**
 * A log in `folder`; the files, and the folder, are made with their first lines.
 * @param onProblem told, once a file, of what could not be written; nothing else suffers from it
 */
export function createRollingLog(
  folder: string,
  files: LogFiles,
  onProblem: (message: string) => void,
): RollingLog {
  let current: { period: string; descriptor: number | null } | undefined;
  let isOver = false;
  const closeFile = () => {
    if (typeof current?.descriptor === 'number') closeSync(current.descriptor);
    current = undefined;
  };
  const open = (at: number, period: string) => {
    // Until it is open: when that fails, the file is not tried again at every line.
    current = { period, descriptor: null };
    mkdirSync(folder, { recursive: true });
    const descriptor = openFile(folder, files, at);
    current = { period, descriptor };
    writeSync(descriptor, files.headerAt(at));
    return descriptor;
  };
  return {
    write(at, text) {
      if (isOver) return;
      const period = files.nameAt(at, 1);
      try {
        if (current?.period !== period) closeFile();
        const descriptor = current === undefined ? open(at, period) : current.descriptor;
        if (descriptor !== null) writeSync(descriptor, text);
      } catch (error) {
        closeFile();
        current = { period, descriptor: null };
        onProblem(`the log ${join(folder, period)} ends: ${(error as Error).message}`);
      }
    },
    close() {
      isOver = true;
      closeFile();
    },
  };
}

function openFile(folder: string, { nameAt, existing }: LogFiles, at: number): number {
  for (let sequence = 1; ; sequence += 1) {
    try {
      return openSync(join(folder, nameAt(at, sequence)), existing === 'append' ? 'a' : 'ax');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}
