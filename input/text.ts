import { readFileSync } from 'node:fs';
import { SourceError } from './problem.ts';

/** The text of an input file; `name` is what messages call it. @throws SourceError when it cannot be read */
export function readText(file: string, name: string = file): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new SourceError([{ file: name, message: `cannot be read: ${reasonOf(error)}` }], { cause: error });
  }
}

function reasonOf(error: unknown): string {
  switch ((error as NodeJS.ErrnoException).code) {
    case 'ENOENT':
      return 'there is no such file (ENOENT)';
    case 'EISDIR':
      return 'it is a folder (EISDIR)';
    case 'EACCES':
      return 'not permitted (EACCES)';
    default:
      return (error as Error).message;
  }
}
